package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.engine.fixtures.JavaProgram;

/** What a chat loads before its first answer. */
class ChatStartTest {

  @TempDir Path folder;
  private Path model;
  private Path out;

  @BeforeEach
  void prepare() {
    model = Worlds.modelFolder(folder.resolve("model"));
    out = folder.resolve("out");
  }

  @Test
  void without_rendering_in_a_pipe_neither_the_tensor_library_nor_jline_is_loaded()
      throws Exception {
    Path log = folder.resolve("classes.log");
    Process java =
        JavaProgram.of(
                List.of("-Xlog:class+load:file=" + log),
                Program.class.getName(),
                List.of("--no-render", "--model", model.toString(), "--out", out.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    try (var stdin = java.getOutputStream()) {
      stdin.write("a cat and a red car on a beach\nmove the cat right\nundo\n".getBytes());
    }
    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(java.exitValue()).isZero();
    assertThat(out.resolve("003.json")).exists();
    try (Stream<String> lines = Files.lines(log)) {
      assertThat(lines.filter(line -> line.matches(".* (ai\\.djl|org\\.jline)\\..*"))).isEmpty();
    }
  }

  /** The command as a program of its own. */
  static final class Program {
    public static void main(String[] args) {
      System.exit(new CommandLine(new ChatCommand()).execute(args));
    }
  }
}
