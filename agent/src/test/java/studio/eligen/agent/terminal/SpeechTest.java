package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.Worlds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
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
  void only_a_backslash_at_the_end_goes_on() {
    SpeechParser parser = new SpeechParser();
    assertThatExceptionOfType(EOFError.class)
        .isThrownBy(() -> parser.parse("a cat \\", 7, ParseContext.ACCEPT_LINE));
    String apostrophe = "don't \"move\" it (";
    assertThat(parser.parse(apostrophe, 3, ParseContext.ACCEPT_LINE).line()).isEqualTo(apostrophe);
    assertThat(SpeechParser.joined("a cat \\\n  on a\nbeach ")).isEqualTo("a cat on a beach");
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
