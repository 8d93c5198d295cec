package studio.eligen.agent.terminal;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.fixtures.TinyModel;

/** What another day finds at the terminal of what was said and drawn. */
class TerminalOfAnotherDayTest extends AtATerminal {

  private static final String UP = "\u001bOA";

  @Test
  void what_is_gone_on_with_is_shown_at_once() throws Exception {
    Map<String, String> home = Map.of("ELIGEN_HOME", folder.resolve("home").toString());
    String[] quick = {"--steps", "1", "--size", "64x64"};
    try (PseudoTerminal terminal = chat(home, TinyModel.FOLDER, quick)) {
      terminal.type("a cat on a beach\r");
      terminal.await("▀");
      terminal.await(PROMPT);
      terminal.type("bye\r");
      assertThat(terminal.exitCode()).isZero();
    }
    try (PseudoTerminal terminal = chat(home, TinyModel.FOLDER, "--continue")) {
      assertThat(terminal.everything()).contains("Going on with").contains("▀");
    }
  }

  @Test
  void a_version_whose_picture_is_missing_is_told_when_it_is_gone_on_with() {
    Map<String, String> home = Map.of("ELIGEN_HOME", folder.resolve("home").toString());
    try (PseudoTerminal terminal = designs(home)) {
      terminal.type("a cat on a beach\r");
      terminal.await("Here is a cat");
      terminal.await(PROMPT);
    }
    try (PseudoTerminal terminal = chat(home, TinyModel.FOLDER, "--continue")) {
      assertThat(terminal.everything()).contains("no picture yet; /show draws it.");
    }
  }

  @Test
  void ctrl_c_stops_the_picture_of_a_design_that_is_opened() throws Exception {
    Path design = folder.resolve("design.json");
    Files.writeString(
        design,
        """
        {"canvas": {"width": 64, "height": 64}, "scene": "on a beach", "entities":
          [{"id": "cat", "prompt": "cat", "region": {"box": [0.1, 0.4, 0.5, 0.8]}}]}
        """);
    String[] slow = {"--offline", "--steps", "500", "--open", design.toString()};
    try (PseudoTerminal terminal = start(Map.of("TERM", "dumb"), TinyModel.FOLDER, slow)) {
      terminal.await("Drawing… ");
      terminal.type(CTRL_C);
      terminal.await("Stopped. The design is kept");
      terminal.await(PROMPT);
      terminal.type(CTRL_D);
      assertThat(terminal.exitCode()).isZero();
    }
  }

  @Test
  void what_was_typed_comes_back_in_the_next_session() throws Exception {
    Map<String, String> home = Map.of("ELIGEN_HOME", folder.resolve("home").toString());
    try (PseudoTerminal terminal = designs(home)) {
      terminal.type("a purple cat\r");
      terminal.await(PROMPT);
      terminal.type("/quit\r");
      assertThat(terminal.exitCode()).isZero();
    }
    Files.write(folder.resolve("home").resolve("typed.txt"), new byte[] {0, -1, '\n'}, APPEND);
    try (PseudoTerminal terminal = designs(home)) {
      terminal.type(UP + UP + "\r"); // the last line was /quit
      terminal.await("Here is a cat");
    }
  }
}
