package studio.eligen.web.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.engine.fixtures.JavaProgram;

/**
 * The real program, as {@code eligen web} starts it, in a process of its own.
 *
 * @param said what it printed first: where it listens
 */
record WebProgram(Process process, String said) implements AutoCloseable {

  /**
   * @param home where it keeps everything
   * @param java options of Java
   * @param options of the command
   */
  static ProcessBuilder command(Path home, List<String> java, String... options) {
    List<String> machine = new ArrayList<>(java);
    machine.add("-Djava.awt.headless=true");
    machine.add("-Deligen.model=" + TinyModel.FOLDER);
    machine.add("-Deligen.home=" + home);
    List<String> arguments = new ArrayList<>(List.of("web", "--offline", "--no-browser"));
    arguments.addAll(List.of(options));
    return JavaProgram.of(machine, "studio.eligen.Main", arguments);
  }

  /** Starts it, and comes back when it listens. */
  static WebProgram start(Path home, List<String> java, String... options) throws IOException {
    Process process =
        command(home, java, options).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new WebProgram(process, out.readLine());
  }

  /** A browser that was never here. */
  Browser browser() {
    return new Browser(Integer.parseInt(said.replaceFirst(".*:(\\d+)/.*", "$1")));
  }

  /** The path of the address that it printed. */
  String path() {
    return said.replaceFirst(".*http://[^/]*", "");
  }

  /** What Linux holds in memory of it, in MB. */
  long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
