package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.store.DesignFile;

class ChatCommandTest {

  @TempDir Path folder;
  private Path model;
  private Path out;
  private String answers;
  private String notes;

  @BeforeEach
  void prepare() {
    model = Worlds.modelFolder(folder.resolve("model"));
    out = folder.resolve("out");
  }

  private int chat(String input, String... more) {
    CommandRun run = CommandRun.chat(input, model, out, more);
    answers = run.said();
    notes = run.noted();
    return run.exitCode();
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Design design(int turn) {
    return DesignFile.read(out.resolve("%03d.json".formatted(turn)));
  }

  @Test
  void a_piped_chat_writes_a_design_for_every_turn() throws Exception {
    assertThat(chat("a cat and a red car on a beach\nmove the cat right\n", "--no-render"))
        .isZero();
    assertThat(files()).containsExactly("001.json", "002.json");
    assertThat(Bounds.of(design(2).entity("cat").orElseThrow().region()).x0())
        .isGreaterThan(Bounds.of(design(1).entity("cat").orElseThrow().region()).x0());
    assertThat(design(2).entity("car")).isEqualTo(design(1).entity("car"));
    assertThat(answers).doesNotContain("> ");
  }

  @Test
  void every_line_that_is_no_command_takes_a_number_whatever_becomes_of_it() throws Exception {
    String talk =
        "a cat on a beach\n\n"
            + "   \n"
            + "undo\n"
            + "what is there?\n"
            + "/new\n"
            + "fhqwhgads\r\n"
            + "/help\n"
            + "a dog\n"
            + "/nonsense\n"
            + "redo";
    assertThat(chat(talk, "--no-render")).isZero();
    assertThat(files())
        .containsExactly("001.json", "002.json", "003.json", "004.json", "005.json", "006.json");
    assertThat(design(2).entities()).isEmpty();
    assertThat(design(4).entities()).isEmpty();
    assertThat(design(5).entities()).extracting(e -> e.id()).containsExactly("dog");
    assertThat(answers).contains("There is no command \"/nonsense\"").contains("Things: cat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quit", "/exit", "quit", "bye!"})
  void quit_ends_the_talk(String leave) throws Exception {
    chat("a cat\n" + leave + "\na dog\n", "--no-render");
    assertThat(files()).containsExactly("001.json");
  }

  @Test
  void commands_work_in_a_pipe_as_they_do_at_the_prompt() throws Exception {
    Path saved = folder.resolve("my cat.json");
    String talk =
        "a cat on a beach\nadd a dog.\n/undo\n/seed 7\n/history\n/layout\n/save %s\n/fork 2\n/size\n/steps\n"
            .formatted(saved);
    assertThat(chat(talk, "--no-render", "--size", "320x160", "--steps", "9")).isZero();
    assertThat(answers)
        .contains("Undid: add a dog.")
        .contains("Version 1: a cat on a beach.")
        .contains("3: seed 7 (from version 1)")
        .contains("1 cat, ")
        .contains("Version 2: add a dog.\n")
        .contains("The picture has 320×160 pixels.")
        .contains("A picture takes 9 steps; /steps N sets them.");
    assertThat(files()).containsExactly("001.json", "002.json", "003.json");
    assertThat(DesignFile.read(saved)).isEqualTo(design(3));
    assertThat(design(3).seed()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/undo x | /undo takes a whole number from 1 on, not \"x\".",
        "/seed -1 | \"-1\" is no seed; give a whole number from 0 to 18446744073709551615.",
        "/s x | \"/s\" can be each of these: /save, /show, /seed, /size, /steps, /style; type more of it.",
        "/open . | . is a folder; name a file in it.",
        "/style | /style needs a file's name",
        "/style no.png | There is no file no.png.",
        "/style . | . is not an ordinary file.",
        "/save /no/such/a.json | /no/such/a.json cannot be written",
        "/variations | There is nothing to vary yet",
      })
  void a_command_that_cannot_be_done_says_why(String command, String reason) {
    assertThat(chat(command + "\n", "--no-render")).isZero();
    assertThat(answers).contains(reason);
  }

  @Test
  void a_place_where_no_file_can_be_made_is_told_as_it_was_named() {
    assumeTrue(Files.isDirectory(Path.of("/proc")), "there is no /proc here");
    chat("a cat\n/save /proc/a.json\n", "--no-render");
    assertThat(answers).contains("/proc/a.json cannot be written: ").doesNotContain(".part");
  }

  @Test
  void a_canvas_that_is_blank_again_is_told_once() {
    chat("a cat\nundo\nundo\n", "--no-render");
    assertThat(answers).containsOnlyOnce("The canvas is blank again.");
  }

  @Test
  void answers_that_nobody_reads_end_the_talk() throws Exception {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    byte[] talk = "a cat\nadd a dog\nadd a tree\n".getBytes(StandardCharsets.UTF_8);
    PrintStream nowhere = new PrintStream(new PrintStream(closed, true), true);
    ChatCommand command =
        new ChatCommand(
            new ByteArrayInputStream(talk),
            nowhere,
            new PrintStream(OutputStream.nullOutputStream()));
    int code =
        new CommandLine(command)
            .execute("--no-render", "--model", model.toString(), "--out", out.toString());
    assertThat(code).isEqualTo(1);
    assertThat(files()).containsExactly("001.json");
  }

  @Test
  void numbers_go_on_after_those_that_are_there() throws Exception {
    chat("a cat\na dog\n", "--no-render");
    chat("a tree\n", "--no-render");
    assertThat(files()).containsExactly("001.json", "002.json", "003.json");
    assertThat(design(1).entities()).extracting(e -> e.id()).containsExactly("cat");
    assertThat(notes).contains("going on with 003");
  }

  @Test
  void a_line_of_ten_million_letters_is_refused_and_counted() throws Exception {
    chat("a cat\n" + "a".repeat(10_000_000) + "\na dog\n", "--no-render");
    assertThat(files()).hasSize(3);
    assertThat(answers).contains("10000000 characters");
    assertThat(design(2)).isEqualTo(design(1));
    assertThat(design(3).entities()).hasSize(2);
  }

  @Test
  void control_characters_do_not_reach_the_terminal() {
    chat("make the \u001b[31mcat\u0007 dance\n", "--no-render");
    assertThat(answers).doesNotContain("\u001b").doesNotContain("\u0007");
  }

  @Test
  void sequences_for_a_terminal_are_no_part_of_the_words() {
    chat(
        "\u001b[31ma cat\u001b[0m on a beach\n"
            + "\u001b[1m/seed\u001b(B 7\n"
            + "\u001b]0;title\u0007add a dog\n"
            + "/history\n",
        "--no-render");
    assertThat(design(1).entities()).extracting(e -> e.id()).containsExactly("cat");
    assertThat(answers)
        .contains("1: a cat on a beach\n")
        .contains("2: seed 7\n")
        .contains("3: add a dog\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "'%s'", "%s", "esc"})
  void a_file_may_be_named_in_quotes_or_with_escaped_blanks(String style) {
    Path saved = folder.resolve("my red cat.json");
    String escaped = saved.toString().replace(" ", "\\ ");
    String named = style.equals("esc") ? escaped : style.formatted(saved);
    chat("a cat\n/save %s\n/new\n/open %s\n".formatted(named, named), "--no-render");
    assertThat(saved).exists();
    assertThat(design(2)).isEqualTo(design(1));
  }

  @Test
  void a_folder_that_cannot_be_used_is_told_with_why_before_anything_is_said() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc")), "there is no /proc here");
    Path file = Files.writeString(folder.resolve("notes.txt"), "");
    for (var unusable :
        List.of(
            List.of(file, "%s cannot be used: it is a file.".formatted(file)),
            List.of(file.resolve("out"), "%s: Not a directory.".formatted(file.resolve("out"))),
            List.of(Path.of("/proc/self/out"), "cannot be used: no folder can be made there."),
            List.of(
                Path.of("/proc/self"), "cannot be used: no file can be made in that folder."))) {
      out = (Path) unusable.get(0);
      assertThat(chat("a cat\n", "--no-render")).isEqualTo(2);
      assertThat(notes).contains((String) unusable.get(1)).contains("Name another with --out.");
      assertThat(answers).isEmpty();
    }
  }

  @Test
  void a_picture_that_cannot_be_drawn_keeps_the_design_and_is_told_by_the_exit_code()
      throws Exception {
    assertThat(chat("a cat on a beach\nmove it left\n")).isEqualTo(1);
    assertThat(files()).containsExactly("001.json", "002.json");
    assertThat(notes).contains("No picture: ").contains("The design is kept.");
  }

  @ParameterizedTest
  @CsvSource({
    "--size, 250x256, multiple of 16",
    "--size, large, 256x256",
    "--steps, 0, 1 to 1000",
    "--prompts, /no/such/folder, /no/such/folder",
  })
  void a_wrong_option_is_told_in_a_sentence(String option, String value, String reason) {
    assertThat(chat("a cat\n", "--no-render", option, value)).isEqualTo(2);
    assertThat(notes).contains(reason).doesNotContain("Exception");
  }

  @Test
  void a_model_folder_that_is_not_there_is_told_in_a_sentence() throws Exception {
    Files.delete(model.resolve("vocabulary.json"));
    Files.delete(model);
    assertThat(chat("a cat\n", "--no-render")).isEqualTo(2);
    assertThat(notes).contains(model.toString()).contains("--model");
  }

  @Test
  void the_seed_and_the_size_come_from_the_options() {
    chat("a cat\n", "--no-render", "--seed", "42", "--size", "320x160");
    assertThat(design(1).seed()).isEqualTo(42);
    assertThat(design(1).canvas().width()).isEqualTo(320);
    assertThat(design(1).canvas().height()).isEqualTo(160);
  }

  @Test
  void seeds_go_up_to_the_largest_of_64_bits() {
    String largest = "18446744073709551615";
    chat("a cat\n/seed 7\n/seed " + largest + "\n/seed\n", "--no-render", "--seed", largest);
    assertThat(answers).contains("seed " + largest, "The seed is " + largest);
    chat("a cat\nwhat seed is it?\n", "--no-render", "--seed", largest);
    assertThat(answers).contains("The seed is " + largest);
    assertThat(design(1).seed()).isEqualTo(-1);
    assertThat(chat("a cat\n", "--no-render", "--seed", "18446744073709551616")).isEqualTo(2);
  }
}
