package studio.eligen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A checkout with the real launcher in it, and a Maven and a Java that only write down how they
 * were called. Its path has a space in it.
 */
final class FakeCheckout {

  static final String BUILDS =
      "echo \"$@\" >>\"$RECORDS/builds\"; cat >\"$RECORDS/build-input\"; echo noise; ";
  static final String MAKES_THE_JAR =
      "mkdir -p web/target/studio; : >web/target/studio/eligen.jar; ";
  static final String WAITS = "until [ -e \"$RECORDS/go\" ]; do sleep 0.05; done; ";

  private static final String JAVA =
      """
      #!/bin/sh
      case " $* " in
      *' -version '*) echo 'openjdk version "%s" 2025-04-15' >&2; exit ;;
      *' -Xshare:dump '*)
        for a; do case $a in -XX:SharedArchiveFile=*) : >"${a#*=}" ;; esac; done
        echo made >>"$RECORDS/archives"; exit ;;
      *' -XX:DumpLoadedClassList'*) exit ;;
      esac
      printf '[%%s]\\n' "$@" >"$RECORDS/arguments"
      printf '%%s' "$OMP_WAIT_POLICY" >"$RECORDS/omp"
      pwd >"$RECORDS/folder"
      cat >"$RECORDS/input"
      echo 'the program speaks'
      exit "${EXIT_CODE:-0}"
      """;

  final Path root;
  final Path launcher;
  private final Path elsewhere;
  private final Path bin;
  private final Path records;

  FakeCheckout(Path folder) {
    root = folder.resolve("the checkout");
    launcher = root.resolve("eligen");
    elsewhere = made(folder.resolve("some where"));
    bin = made(folder.resolve("bin"));
    records = made(folder.resolve("records"));
    write("pom.xml", "<project/>");
    write("agent/pom.xml", "<project/>");
    write("agent/src/main/java/Cat.java", "class Cat {}");
    write("agent/src/main/java/Car.java", "class Car {}");
    maven(BUILDS + MAKES_THE_JAR);
    java("17.0.1");
    executable(bin.resolve("javac"), "#!/bin/sh\n");
    Path real = Path.of("").toAbsolutePath().resolveSibling("eligen");
    executable(launcher, text(real));
  }

  /** Makes a release of it, which holds the program and no sources, and takes the compiler away. */
  void release() {
    write("studio/eligen.jar", "");
    io(
        () -> {
          Files.delete(root.resolve("pom.xml"));
          Files.delete(root.resolve("mvnw"));
          Files.delete(bin.resolve("javac"));
          return null;
        });
  }

  /** What the build does, as a line of shell. */
  void maven(String script) {
    write("mvnw", "#!/bin/sh\n" + script + "\n");
  }

  /** The version that the Java on the path gives. */
  void java(String version) {
    executable(bin.resolve("java"), JAVA.formatted(version));
  }

  void write(String file, String text) {
    Path path = root.resolve(file);
    made(path.getParent());
    io(() -> Files.writeString(path, text));
  }

  /** Lets a build that waits go on. */
  void go() {
    io(() -> Files.writeString(records.resolve("go"), ""));
  }

  /** What was recorded under a name, empty if nothing was. */
  String record(String name) {
    Path file = records.resolve(name);
    return Files.exists(file) ? text(file) : "";
  }

  int builds() {
    return (int) record("builds").lines().count();
  }

  List<String> arguments() {
    return record("arguments").lines().toList();
  }

  Outcome run(String... arguments) {
    return run(Map.of(), "", arguments);
  }

  Outcome run(Map<String, String> environment, String input, String... arguments) {
    return run(launcher, environment, input, arguments);
  }

  Outcome run(Path script, Map<String, String> environment, String input, String... arguments) {
    Process process = start(script, environment, arguments);
    return io(
        () -> {
          try (var typed = process.outputWriter()) {
            typed.write(input);
          } catch (IOException e) {
            // It ended without reading: what it said instead is what the test looks at.
          }
          return Outcome.of(process);
        });
  }

  /**
   * Starts it from another folder, with an environment that knows nothing of the machine's Java.
   */
  Process start(Path script, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile());
    Map<String, String> own = new TreeMap<>();
    own.put("PATH", bin + ":/usr/bin:/bin");
    own.put("RECORDS", records.toString());
    own.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(own);
    return io(builder::start);
  }

  /** How a run ended, and what it said. */
  record Outcome(int code, String out, String err) {

    private static final int PATIENCE_SECONDS = 60;

    static Outcome of(Process process) throws IOException {
      CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .execute(() -> end(process));
      String err = new String(process.getErrorStream().readAllBytes());
      String out = new String(process.getInputStream().readAllBytes());
      return new Outcome(process.onExit().join().exitValue(), out, err);
    }

    /** A launcher that hangs fails its test by the exit code, and does not hang the others. */
    private static void end(Process process) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void executable(Path file, String text) {
    io(() -> Files.writeString(file, text));
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make executable: " + file);
    }
  }

  private static Path made(Path folder) {
    return io(() -> Files.createDirectories(folder));
  }

  private static String text(Path file) {
    return io(() -> Files.readString(file));
  }

  private interface Io<T> {
    T run() throws IOException;
  }

  private static <T> T io(Io<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
