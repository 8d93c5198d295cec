package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvalWordsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void a_folder_without_the_list_is_refused_before_anything_is_measured() {
    assertThat(run("--geneval", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(folder.toString()).contains("evaluation_metadata.jsonl");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void an_unknown_vocabulary_and_a_number_out_of_range_are_refused_with_what_may_be_said() {
    assertThat(run("--vocabulary", "small")).isEqualTo(2);
    assertThat(err.toString()).contains("\"small\" is not open or model");
    assertThat(run("--misses", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("--misses is -1; it must be 0 to 10000");
  }

  @Test
  void what_can_be_drawn_is_measured_and_printed_as_markdown() {
    assertThat(run("--vocabulary", "open")).isZero();
    assertThat(out.toString())
        .startsWith("## Anything can be drawn")
        .contains("| **all** |")
        .doesNotContain("The vocabulary of the model", "### Misses");
  }

  private int run(String... arguments) {
    return new CommandLine(new EvalWordsCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
