package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.engine.image.Pictures;

/** {@code chat --continue}, {@code chat --open} and {@code list}. */
class EarlierWorkTest {

  @TempDir Path folder;
  private Path out;
  private CommandRun run;

  @BeforeEach
  void choose_folders() {
    Worlds.modelFolder(folder.resolve("model"));
    out = folder.resolve("out");
    System.setProperty("eligen.home", folder.resolve("home").toString());
  }

  @AfterEach
  void forget_the_folder() {
    System.clearProperty("eligen.home");
  }

  private int chat(String input, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--no-render");
    Path model = folder.resolve("model");
    run = CommandRun.chat(input, model, out, arguments.toArray(String[]::new));
    return run.exitCode();
  }

  private int list(String... arguments) {
    run = CommandRun.of(ListCommand::new, arguments);
    return run.exitCode();
  }

  private Design design(int turn) {
    return DesignFile.read(out.resolve("%03d.json".formatted(turn)));
  }

  private List<String> things(int turn) {
    return design(turn).entities().stream().map(entity -> entity.id()).toList();
  }

  @Test
  void continue_goes_on_with_the_last_conversation() {
    chat("a cat on a beach\nadd a dog\n");
    assertThat(chat("add a ball\nundo\nundo\n", "--continue")).isZero();
    assertThat(run.noted()).contains("Going on with conversation").contains("cat, dog on a beach");
    assertThat(things(3)).containsExactly("cat", "dog", "ball");
    assertThat(things(5)).containsExactly("cat");
    assertThat(Files.exists(out.resolve("006.json"))).isFalse();
  }

  @Test
  void continue_with_an_id_goes_on_with_that_one() {
    chat("a cat\n");
    chat("a dog\n");
    list();
    String older = run.said().lines().skip(1).findFirst().orElseThrow();
    String id = older.split("  ")[1];
    assertThat(chat("add a ball\n", "--continue=" + id)).isZero();
    assertThat(things(3)).containsExactly("cat", "ball");
  }

  @Test
  void where_there_is_nothing_to_continue_it_is_told() {
    assertThat(chat("a cat\n", "--continue")).isEqualTo(2);
    assertThat(run.noted()).contains("There is no conversation to continue yet");
    chat("a cat\n");
    assertThat(chat("", "--continue=77")).isEqualTo(2);
    assertThat(run.noted()).contains("There is no conversation \"77\"");
    assertThat(chat("", "--continue", "--open", "x.json")).isEqualTo(2);
    assertThat(run.noted()).contains("not both");
  }

  @Test
  void open_begins_with_a_design_as_the_first_turn() {
    chat("a cat on a beach\n");
    String file = out.resolve("001.json").toString();
    assertThat(chat("undo\nredo\nadd a dog\n", "--open", file)).isZero();
    assertThat(design(2)).isEqualTo(design(1));
    assertThat(things(3)).isEmpty();
    assertThat(things(5)).containsExactly("cat", "dog");
    assertThat(run.noted()).contains("Opened 001.json, which has cat on a beach.");
  }

  @Test
  void open_begins_with_any_picture_and_says_that_its_things_are_not_known() throws Exception {
    BufferedImage photo = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    photo.setRGB(20, 30, 0xabcdef);
    Path file = Files.write(folder.resolve("photo.png"), Pictures.png(photo));
    assertThat(chat("where am i\n", "--open", file.toString())).isZero();
    assertThat(run.noted())
        .contains("Opened photo.png, which has nothing in it yet.")
        .contains("What photo.png shows is not known, as no model server is set: say or draw");
    assertThat(design(1)).isEqualTo(Design.blank(new Canvas(640, 480), 0));
    byte[] png = Files.readAllBytes(out.resolve("001.png"));
    assertThat(Pictures.png(Pictures.read(png, "001.png"))).isEqualTo(Pictures.png(photo));
    assertThat(chat("", "--open", out.resolve("001.png").toString())).isZero();
    assertThat(run.noted()).doesNotContain("not known");
  }

  @Test
  void what_cannot_be_opened_is_told_before_anything_is_written() throws Exception {
    Path file = Files.writeString(folder.resolve("x.json"), "{]");
    assertThat(chat("a cat\n", "--open", file.toString())).isEqualTo(2);
    assertThat(run.noted()).contains("x.json is not JSON");
    assertThat(out).doesNotExist();
  }

  @Test
  void list_shows_time_title_and_versions_last_one_first() {
    chat("a cat on a beach\nwhere is it?\nadd a dog\n");
    chat(
        "a red ball, a blue ball, a green ball, a yellow ball and a kite in a park at night\u001b[31m\n");
    assertThat(list()).isZero();
    List<String> lines = run.said().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .matches(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  [0-9a-f]{8}    2 versions,   0 pictures  a cat and a dog on a beach");
    assertThat(lines.get(0)).hasSizeLessThan(120).contains("…").doesNotContain("\u001b");
    list("-n", "1");
    assertThat(run.said().lines()).hasSize(1);
    assertThat(run.noted()).contains("1 older");
    assertThat(list("-n", "0")).isEqualTo(2);
  }

  @Test
  void list_keeps_within_a_narrow_terminal() {
    chat("a cat on a beach under a red umbrella and a dog\n");
    run = CommandRun.of((said, noted) -> new ListCommand(said, noted, () -> 60));
    assertThat(run.said().lines()).singleElement().asString().hasSize(60).endsWith("…");
  }

  @Test
  void a_folder_that_cannot_keep_conversations_is_told_at_the_start() throws Exception {
    Files.writeString(folder.resolve("home"), "no folder");
    assertThat(chat("")).isZero();
    assertThat(run.noted())
        .contains("Conversations cannot be kept in " + folder.resolve("home"))
        .contains("home is no folder. Set ELIGEN_HOME");
  }

  @Test
  void a_list_of_nothing_says_how_to_begin_and_makes_no_folder() {
    assertThat(list()).isZero();
    assertThat(run.said()).isEmpty();
    assertThat(run.noted()).contains("No conversation is kept").contains("eligen chat");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void a_chat_in_which_nothing_is_said_is_not_listed() {
    chat("\n/help\n");
    chat("a cat\n");
    list();
    assertThat(run.said().lines()).hasSize(1);
  }

  @Test
  void a_damaged_archive_is_told_in_a_sentence_and_the_chat_goes_on() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("eligen.db"), "no database".repeat(99));
    assertThat(chat("a cat\nadd a dog\n")).isZero();
    assertThat(run.noted())
        .containsOnlyOnce("This conversation is not kept: ")
        .contains("eligen.db");
    assertThat(things(2)).containsExactly("cat", "dog");
    assertThat(list()).isEqualTo(2);
    assertThat(chat("", "--continue")).isEqualTo(2);
    try (Stream<String> lines = run.noted().lines()) {
      assertThat(lines).allMatch(line -> line.endsWith("."));
    }
  }
}
