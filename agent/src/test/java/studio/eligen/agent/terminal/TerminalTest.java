package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.agent.store.DesignFile;

/** The conversation at a terminal, typed key by key. */
class TerminalTest extends AtATerminal {

  @Test
  void a_design_is_made_sketched_undone_and_left() throws Exception {
    try (PseudoTerminal terminal = designs(Map.of())) {
      terminal.type("a cat on a beach\r");
      terminal.await("cat on a beach");
      terminal.await(PROMPT);
      terminal.type("/layout\r");
      assertThat(terminal.await("seed 0")).contains("┌─").contains("1 cat").contains("% across");
      terminal.type("/undo\r");
      terminal.await("Version 0: the blank canvas.");
      terminal.type("/history\r");
      terminal.await("1: a cat on a beach");
      terminal.type("/quit\r");
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(folder.resolve("out").resolve("001.json")).exists();
  }

  @Test
  void ctrl_c_clears_the_line_and_ctrl_d_leaves() throws Exception {
    try (PseudoTerminal terminal = designs(Map.of())) {
      terminal.type("a dog" + CTRL_C);
      terminal.await(PROMPT);
      terminal.type("/history\r");
      assertThat(terminal.await("0: the blank canvas")).doesNotContain("1:");
      terminal.await(PROMPT);
      terminal.type(CTRL_D);
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(folder.resolve("out").resolve("001.json")).doesNotExist();
  }

  @Test
  void a_backslash_goes_on_in_the_next_line() {
    try (PseudoTerminal terminal = designs(Map.of())) {
      terminal.type("a cat \\\r");
      terminal.await("…");
      terminal.type("on a beach\r");
      terminal.type("/history\r");
      terminal.await("1: a cat on a beach");
    }
  }

  @Test
  void lines_that_are_pasted_are_a_turn_each_and_exit_leaves() throws Exception {
    try (PseudoTerminal terminal = designs(Map.of())) {
      terminal.type("\u001b[200~a cat on a beach\radd a dog\r\u001b[201~\r");
      terminal.await("Here is a cat");
      terminal.await(PROMPT);
      terminal.type("/history\r");
      terminal.await("1: a cat on a beach");
      terminal.await("2: add a dog");
      terminal.type("how do I save this?\r");
      terminal.await("/save cat.png writes the picture");
      terminal.type("exit\r");
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(folder.resolve("out").resolve("003.json")).doesNotExist();
  }

  @Test
  void a_long_paste_that_looks_like_typing_is_read_at_once() {
    try (PseudoTerminal terminal = designs(Map.of())) {
      terminal.type("a cat ".repeat(5_000) + "\r"); // took minutes when each key was drawn
      terminal.await("That is 29999 characters, and I read at most 4000.");
    }
  }

  @Test
  void sequences_of_keys_and_colours_that_nobody_knows_are_no_part_of_the_words() {
    try (PseudoTerminal terminal = designs(Map.of())) {
      terminal.type("\u001b[31ma\u001b[0m \u001b]0;title\u0007c\u001b[57399uat\r");
      terminal.await("Here is a cat");
      terminal.type("\u001b[200~add a \u001b(B\u001b[1mdog\u001b[m\u001b[201~\r");
      terminal.await(PROMPT);
      terminal.type("/history\r");
      terminal.await("1: a cat");
      terminal.await("2: add a dog");
    }
  }

  @Test
  void tab_completes_commands_names_and_files() throws Exception {
    Files.writeString(folder.resolve("my design.json"), "{}");
    try (PseudoTerminal terminal = designs(Map.of())) {
      terminal.type("a dog on a beach\r");
      terminal.await(PROMPT);
      terminal.type("remove the do\t\r");
      terminal.await(PROMPT);
      terminal.type("/hist\t\r");
      terminal.await("2: remove the dog");
      terminal.await(PROMPT);
      terminal.type("/save " + folder.resolve("my") + "\t\r");
      terminal.await("already; give another name.");
      terminal.await(PROMPT);
      terminal.type("/save \"" + folder.resolve("my") + "\t\r");
      terminal.await("my design.json\"");
      terminal.await("already; give another name.");
    }
  }

  @Test
  void a_dumb_terminal_gets_plain_text() throws Exception {
    try (PseudoTerminal terminal = designs(Map.of("TERM", "dumb"))) {
      terminal.type("a cat on a beach\r");
      terminal.await("cat on a beach");
      terminal.type("/layout\r");
      terminal.await("seed 0");
      terminal.type("/quit\r");
      assertThat(terminal.exitCode()).isZero();
      assertThat(terminal.everything()).doesNotContain("\u001b[3").doesNotContain("\u001b[4");
    }
  }

  @Test
  void ctrl_c_on_a_dumb_terminal_clears_the_line_or_stops_the_picture() throws Exception {
    Map<String, String> dumb = Map.of("TERM", "dumb");
    try (PseudoTerminal terminal =
        chat(dumb, TinyModel.FOLDER, "--steps", "500", "--size", "64x64")) {
      terminal.type("a dog");
      terminal.await("a dog");
      terminal.type(CTRL_C);
      terminal.await("\n" + PROMPT);
      terminal.type("a cat on a beach\r");
      terminal.await("Drawing… ");
      terminal.type(CTRL_C);
      terminal.await("Stopped. The design is kept");
      terminal.await(PROMPT);
      terminal.type("/history\r");
      assertThat(terminal.await("1: a cat on a beach")).doesNotContain("dog");
      terminal.type(CTRL_D);
      assertThat(terminal.exitCode()).isZero();
    }
  }

  @Test
  void ctrl_c_in_the_middle_of_a_render_stops_it_and_not_the_program() throws Exception {
    try (PseudoTerminal terminal =
        chat(Map.of(), TinyModel.FOLDER, "--steps", "500", "--size", "64x64")) {
      terminal.type("a cat on a beach\r");
      terminal.await("step 2 of 500");
      terminal.type(CTRL_C);
      terminal.await("Stopped. The design is kept");
      terminal.await(PROMPT);
      terminal.type("/steps 2\r");
      terminal.await("take 2 steps");
      terminal.type("/show\r");
      terminal.await("▀");
      terminal.await(PROMPT);
      terminal.type("/export " + folder.resolve("cat.png") + "\r");
      terminal.await("tells nothing of how it was made");
      terminal.type("/quit\r");
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(folder.resolve("cat.png")).exists();
  }

  @Test
  void variations_are_shown_side_by_side_and_one_is_picked_by_its_number() throws Exception {
    try (PseudoTerminal terminal =
        chat(Map.of(), TinyModel.FOLDER, "--steps", "1", "--size", "64x64")) {
      terminal.type("/variations\r");
      terminal.await("There is nothing to vary yet");
      terminal.type("/pick 1\r");
      terminal.await("There is nothing to pick from");
      terminal.type("a cat and a red ball on a beach\r");
      terminal.await("▀");
      terminal.await(PROMPT);
      terminal.type("show me three variations\r");
      assertThat(terminal.await("Say a number from 1 to 3")).containsPattern("1 +2 *\\R");
      terminal.type("the second one\r");
      terminal.await("Variation 2 is version 2 now.");
      terminal.type("/pick 3\r");
      terminal.await("Variation 3 is version 3 now.");
      terminal.type("/variations 1 of the ball\r");
      terminal.await("Drawing 1 variation of the red ball…");
      terminal.await("/pick 1 makes it the next version.");
      terminal.type("move the ball up\r");
      terminal.await("the rest stays as it is.");
      terminal.type("/pick 1\r");
      terminal.await("/fork 3 goes back there");
      terminal.type("/history\r");
      terminal.await("3: variation, seed 3 (from version 1)");
      terminal.type("/quit\r");
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(folder.resolve("out").resolve("001-variations.png")).exists();
    assertThat(DesignFile.read(folder.resolve("out").resolve("002.json")).seed()).isEqualTo(2);
    assertThat(DesignFile.read(folder.resolve("out").resolve("003.json")).seed()).isEqualTo(3);
  }

  @Test
  void a_terminal_that_shows_no_pictures_names_the_file_with_the_variations() throws Exception {
    Map<String, String> dumb = Map.of("TERM", "dumb");
    try (PseudoTerminal terminal =
        chat(dumb, TinyModel.FOLDER, "--steps", "1", "--size", "64x64")) {
      terminal.type("a cat on a beach\r");
      terminal.await("Drawing… done in ");
      terminal.await("001.png.");
      terminal.await(PROMPT);
      terminal.type("/variations 2\r");
      terminal.await("Drawing 2 variations…");
      terminal.await("The variations are in");
      terminal.await("001-variations.png");
      terminal.type("more like the first one\r");
      terminal.await("Variation 1 is version 2 now.");
      terminal.await("001-variations-2.png");
      assertThat(terminal.everything()).doesNotContain("▀").doesNotContain("\u001b[3");
    }
  }

  @Test
  void a_saved_picture_is_opened_again_and_sketched_and_so_is_a_photo() throws Exception {
    BufferedImage photo = new BufferedImage(100, 70, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(photo, "jpg", folder.resolve("holiday.jpg").toFile());
    try (PseudoTerminal terminal =
        chat(Map.of(), TinyModel.FOLDER, "--steps", "1", "--size", "64x64")) {
      terminal.type("a cat on a beach\r");
      terminal.await("▀");
      terminal.await(PROMPT);
      terminal.type("/save " + folder.resolve("my cat.png") + "\r");
      terminal.await("Saved");
      terminal.type("/new\r");
      terminal.await("A fresh design.");
      terminal.type("/open " + folder.resolve("my c") + "\t\r");
      terminal.await("┌─");
      terminal.await("1 cat");
      terminal.await("▀");
      terminal.await(PROMPT);
      terminal.type("/open " + folder.resolve("holiday.jpg") + "\r");
      terminal.await("What holiday.jpg shows is not known");
      terminal.await("▀");
      terminal.await(PROMPT);
      terminal.type("/open " + folder.resolve("nothing.png") + "\r");
      terminal.await("There is no file");
      terminal.type("/history\r");
      terminal.await("1: open holiday.jpg");
    }
    assertThat(DesignFile.read(folder.resolve("out").resolve("002.json")))
        .isEqualTo(DesignFile.read(folder.resolve("out").resolve("001.json")));
    assertThat(folder.resolve("out").resolve("003.png")).exists();
    assertThat(folder.resolve("out").resolve("004.json")).doesNotExist();
  }

  @Test
  void asked_first_a_whole_redraw_waits_for_a_yes() throws Exception {
    try (PseudoTerminal terminal =
        chat(Map.of(), TinyModel.FOLDER, "--ask", "--steps", "1", "--size", "64x64")) {
      terminal.type("a cat on a beach\r");
      terminal.await("▀");
      terminal.await(PROMPT);
      for (String refusal : List.of("n\r", CTRL_C, CTRL_D, "\r")) {
        terminal.type("change the background to a meadow\r");
        terminal.await("Draw it? [y/n] ");
        terminal.type(refusal);
        terminal.await("Not drawn; the design is as it was.");
        terminal.await(PROMPT);
      }
      terminal.type("change the background to a meadow\r");
      terminal.await("Draw it? [y/n] ");
      terminal.type("y\r");
      terminal.await("▀");
      terminal.await(PROMPT);
      terminal.type("/layout\r");
      terminal.await("meadow");
    }
  }

  @Test
  void a_terminal_that_says_it_knows_sixels_gets_them() {
    String[] quick = {"--offline", "--steps", "1", "--size", "64x64"};
    try (PseudoTerminal terminal = start(Map.of(), TinyModel.FOLDER, quick)) {
      terminal.await("\u001b[c");
      terminal.type("\u001b[?62;4;22c");
      terminal.await(PROMPT);
      terminal.type("a cat on a beach\r");
      terminal.await("\u001bP0;1;0q");
      terminal.await("\u001b\\");
    }
  }
}
