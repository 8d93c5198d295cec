package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.engine.training.TrainingSet;

class SynthesizeCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void pairs_are_made_once_and_a_larger_dataset_goes_on() throws IOException {
    assertThat(synthesize("1")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("1 pairs, 1 of them made now")
        .contains("add 1")
        .contains("pixels that differ outside the masks: 0")
        .contains("1,000 pairs take ");

    assertThat(synthesize("2")).isZero();

    assertThat(out.toString()).contains("2 pairs, 1 of them made now", "add 1, remove 1");
    assertThat(Files.readAllLines(folder.resolve("pairs/metadata.jsonl"))).hasSize(2);
    TrainingSet pictures = TrainingSet.read(folder.resolve("pairs"));
    assertThat(pictures.items())
        .hasSize(4)
        .allMatch(item -> Files.isRegularFile(item.image()) && !item.prompt().isEmpty());
    assertThat(pictures.items().get(0).edit()).isEmpty();
    assertThat(pictures.items().get(1).edit()).isPresent();
    assertThat(pictures.items().get(1).entities())
        .hasSize(pictures.items().get(0).entities().size() + 1);
    assertThat(synthesize("2", "--seed", "1")).isEqualTo(2);
    assertThat(synthesize("0")).isEqualTo(2);
    assertThat(err.toString()).contains("holds pairs of seed 0", "N is 0; give 1 to");
  }

  private int synthesize(String... more) {
    CommandLine line = new CommandLine(new SynthesizeCommand());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] fixed = {
      "-o",
      folder.resolve("pairs").toString(),
      "--model",
      TinyModel.FOLDER.toString(),
      "--steps",
      "1"
    };
    String[] all = new String[fixed.length + more.length];
    System.arraycopy(more, 0, all, 0, more.length);
    System.arraycopy(fixed, 0, all, more.length, fixed.length);
    return line.execute(all);
  }
}
