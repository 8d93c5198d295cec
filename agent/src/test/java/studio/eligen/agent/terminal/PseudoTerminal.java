package studio.eligen.agent.terminal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A chat in a Java of its own, at a real pseudo-terminal of 100 columns that script(1) makes. */
final class PseudoTerminal implements AutoCloseable {

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Process script;
  private final StringBuilder output = new StringBuilder();
  private boolean ended;
  private int read;

  PseudoTerminal(Map<String, String> environment, List<String> arguments) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> words =
        Stream.concat(
                Stream.of(
                    java.toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.awt.headless=true",
                    ChatStartTest.Program.class.getName()),
                arguments.stream())
            .toList();
    String command =
        "stty cols 100 rows 40; exec "
            + words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    ProcessBuilder builder = new ProcessBuilder("script", "-qfec", command, "/dev/null");
    builder.environment().keySet().removeIf(n -> n.matches("COLORTERM|NO_COLOR|TMUX|TERM_PROGRAM"));
    builder.environment().putAll(Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8"));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().putAll(environment);
    try {
      script = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread listener = new Thread(this::listen, "pseudo-terminal");
    listener.setDaemon(true);
    listener.start();
  }

  /** Whether this machine has a script(1) that can be used. */
  static boolean available() {
    return Files.isExecutable(Path.of("/usr/bin/script"))
        && System.getProperty("os.name").equals("Linux");
  }

  void type(String keys) {
    try {
      OutputStream in = script.getOutputStream();
      in.write(keys.getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until this text comes after what was awaited before, and returns all up to its end. */
  synchronized String await(String text) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    int at = output.indexOf(text, read);
    while (at < 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0 || ended) {
        throw new AssertionError("\"" + text + "\" did not come after: " + output.substring(read));
      }
      pause(left);
      at = output.indexOf(text, read);
    }
    String until = output.substring(read, at + text.length());
    read = at + text.length();
    return until;
  }

  /** All that came, with the sequences that steer the terminal. */
  synchronized String everything() {
    return output.toString();
  }

  /** The exit code of the program. */
  int exitCode() throws InterruptedException {
    if (!script.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
      throw new AssertionError("It does not end: " + everything());
    }
    return script.exitValue();
  }

  private synchronized void pause(long milliseconds) {
    try {
      wait(milliseconds);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void listen() {
    char[] some = new char[4096];
    try (Reader in = new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8)) {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        synchronized (this) {
          output.append(some, 0, n);
          notifyAll();
        }
      }
    } catch (IOException e) {
      // The terminal is gone, which is its end.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  @Override
  public void close() {
    script.descendants().forEach(ProcessHandle::destroyForcibly);
    script.destroyForcibly();
  }
}
