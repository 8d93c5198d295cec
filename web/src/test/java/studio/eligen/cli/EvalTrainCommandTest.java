package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EvalTrainCommandTest {

  private static final String MODEL = "../eligen-engine/models/eligen-tiny";

  /** Fewer steps than the command takes by itself: the thing is already where it should be. */
  @Test
  void a_thing_that_was_taught_stands_in_its_box_where_it_did_not_before() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int exitCode =
        new CommandLine(new EvalTrainCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute("--model", MODEL, "--steps", "44", "--trials", "2");

    assertThat(exitCode).as(err.toString()).isZero();
    assertThat(figure(out, "place in common", 1)).isLessThan(0.2);
    assertThat(figure(out, "place in common", 2)).isGreaterThan(0.4);
  }

  /** A number of the table's row. */
  private static double figure(StringWriter table, String row, int column) {
    Matcher line =
        Pattern.compile("\\| " + row + "[^|]*\\| ([0-9.]+) [^|]*\\| ([0-9.]+) [^|]*\\|")
            .matcher(table.toString());
    assertThat(line.find()).as(table.toString()).isTrue();
    return Double.parseDouble(line.group(column));
  }
}
