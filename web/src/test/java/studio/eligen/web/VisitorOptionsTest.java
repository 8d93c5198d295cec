package studio.eligen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.web.conversation.VisitorLimits;

class VisitorOptionsTest {

  @Command
  private static final class Program {
    @Mixin private VisitorOptions visitors;
  }

  private static VisitorLimits limits(String... arguments) {
    Program program = new Program();
    new CommandLine(program).parseArgs(arguments);
    return program.visitors.limits();
  }

  @Test
  void what_is_kept_is_kept_for_good_or_for_so_many_days() {
    assertThat(limits().keep()).isZero();
    assertThat(limits("--keep-days", "30").keep()).isEqualTo(Duration.ofDays(30));
    assertThatThrownBy(() -> limits("--keep-days", "-1"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("--keep-days is -1; give 0 to 1000000000.");
  }
}
