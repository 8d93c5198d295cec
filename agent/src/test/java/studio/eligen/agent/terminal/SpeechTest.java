package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.engine.Region;

/** What is read from a typed line, and what is offered for it. */
class SpeechTest {

  private static final Design DESIGN =
      new Design(
          new Canvas(256, 256),
          "",
          "",
          "",
          0,
          List.of(new Entity("zeppelin-2", "striped zeppelin", new Region.Box(0, 0, 0.5, 0.5))));

  @TempDir Path folder;

  private static List<String> offered(String typed) throws Exception {
    try (DumbTerminal terminal =
        new DumbTerminal(
            java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream())) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      List<Candidate> candidates = new ArrayList<>();
      new SpeechCompleter(() -> DESIGN, Worlds.small())
          .complete(
              reader,
              new SpeechParser().parse(typed, typed.length(), ParseContext.COMPLETE),
              candidates);
      return candidates.stream().map(Candidate::value).toList();
    }
  }

  @Test
  void a_slash_offers_the_commands() throws Exception {
    assertThat(offered("/")).contains("/new", "/layout", "/quit").doesNotContain("zeppelin-2");
  }

  @Test
  void words_are_completed_from_the_design_and_then_from_what_the_model_knows() throws Exception {
    assertThat(offered("move the ")).containsExactly("striped", "zeppelin", "zeppelin-2");
    assertThat(offered("move the c")).contains("zeppelin", "cat");
  }

  @Test
  void a_command_that_takes_a_file_offers_pictures_designs_and_folders() throws Exception {
    Files.createDirectory(folder.resolve("sub"));
    for (String name : List.of("a cat.png", "cat.json", "notes.txt", ".hidden.png")) {
      Files.writeString(folder.resolve(name), "");
    }
    assertThat(offered("/save " + folder + "/"))
        .containsExactlyInAnyOrder(folder + "/a cat.png", folder + "/cat.json", folder + "/sub/");
    assertThat(offered("/save " + folder + "/nowhere/")).isEmpty();
    assertThat(offered("/undo ")).isEmpty();
  }

  @Test
  void files_are_offered_also_where_their_path_was_begun_in_quotes_or_with_escapes()
      throws Exception {
    Path sub = Files.createDirectory(folder.resolve("my sub"));
    Files.writeString(sub.resolve("a cat.png"), "");
    String file = sub + "/a cat.png";
    assertThat(offered("/open \"" + sub + "/a")).containsExactly(file);
    assertThat(offered("/open " + sub.toString().replace(" ", "\\ ") + "/a\\ "))
        .containsExactly(file);
    CompletingParsedLine line =
        (CompletingParsedLine) new SpeechParser().parse("/open 'my s", 11, ParseContext.COMPLETE);
    assertThat(line.word()).isEqualTo("my s");
    assertThat(line.rawWordCursor()).isEqualTo(5);
    assertThat(line.escape("my sub/", false)).hasToString("'my sub/");
  }

  @Test
  void only_a_backslash_at_the_end_goes_on() {
    SpeechParser parser = new SpeechParser();
    assertThatExceptionOfType(EOFError.class)
        .isThrownBy(() -> parser.parse("a cat \\", 7, ParseContext.ACCEPT_LINE));
    String apostrophe = "don't \"move\" it (";
    assertThat(parser.parse(apostrophe, 3, ParseContext.ACCEPT_LINE).line()).isEqualTo(apostrophe);
    assertThat(SpeechParser.turns("a cat \\\n  on a beach ")).containsExactly("a cat on a beach");
  }

  @Test
  void lines_that_are_pasted_at_once_are_a_turn_each() {
    assertThat(SpeechParser.turns("a cat\n\n  add a dog \\\nto it\n/layout\n"))
        .containsExactly("a cat", "add a dog to it", "/layout");
    assertThat(SpeechParser.turns(" \n")).isEmpty();
    assertThat(SpeechParser.turns("\u001b[31ma cat\u001b[0m\nadd a dog"))
        .containsExactly("a cat", "add a dog");
  }

  @Test
  void lines_that_go_on_again_and_again_are_one_turn_whatever_blanks_are_between() {
    assertThat(SpeechParser.turns("a cat \\\n \\\n\\\n on a beach"))
        .hasSize(1)
        .first()
        .asString()
        .matches("a cat +on a beach");
    assertThat(SpeechParser.turns("a" + " ".repeat(1_000_000) + "b")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "save the picture, /save",
    "How do I save this?, /save",
    "how can I export the image?, /export",
    "how do I quit?, /quit",
    "how do I open a photo?, /open",
    "please show me the versions, /history",
    "change the seed, /seed",
  })
  void words_for_what_only_a_command_does_are_answered_with_it(String said, String command) {
    assertThat(CommandWords.hint(said).orElseThrow()).contains(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"keep the cat", "open the window", "stop sign", "a cat", "make it end", "save"})
  void words_for_the_picture_are_left_to_the_designer(String said) {
    assertThat(CommandWords.hint(said)).isEmpty();
  }

  @Test
  void words_of_leaving_leave_only_when_nothing_else_is_said() {
    assertThat(List.of("quit", "Exit.", "bye!", "/exit")).allMatch(CommandWords::leave);
    assertThat(List.of("an exit sign", "a cat says bye", "/quite")).noneMatch(CommandWords::leave);
  }

  @Test
  void a_command_is_known_by_its_first_letters_unless_two_begin_so() {
    assertThat(SlashCommand.of("/lay")).contains(SlashCommand.LAYOUT);
    assertThat(SlashCommand.of("/SHOW")).contains(SlashCommand.SHOW);
    assertThat(SlashCommand.of("/s")).isEmpty();
    assertThat(SlashCommand.of("/")).isEmpty();
    assertThat(SlashCommand.of("new")).isEmpty();
  }
}
