package studio.eligen.agent.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.Vocabulary;
import studio.eligen.engine.RenderException;

/**
 * The conversation with a person at a terminal. Of all that a chat needs only this package's part
 * behind this class knows JLine, so that a chat in a pipe does not load it.
 */
final class Repl {

  private static final int LONGEST_LINE = 4_000;
  private static final int HISTORY_LINES = 2_000;
  private static final int BLUE = 0x5f87d7;

  private final Studio studio;
  private final Album album;
  private final Face face;
  private final Turns turns;
  private final Commands commands;
  private final LineReader reader;
  private final String prompt;

  private Repl(Terminal terminal, Studio studio, Turns turns, Talk talk, Abilities abilities) {
    this.studio = studio;
    this.turns = turns;
    this.album = talk.album;
    this.face = new Face(terminal, abilities);
    this.commands = new Commands(studio, talk.first, talk.album, face, talk.steps, talk.help);
    this.reader = reader(terminal, new SpeechCompleter(studio::design, talk.vocabulary));
    this.prompt = abilities.colours().painted("> ", BLUE);
    studio.listen(face::hear);
  }

  /**
   * What a conversation at a terminal begins with.
   *
   * @param first the blank design of every new conversation
   * @param vocabulary what is offered while typing
   * @param steps takes how many steps the next pictures shall have
   * @param help what can be said
   * @param begin shows what the conversation starts from
   */
  record Talk(
      Design first,
      Album album,
      Vocabulary vocabulary,
      IntConsumer steps,
      String help,
      Runnable begin) {}

  /** Talks on the terminal of this process until the person leaves. */
  static void talk(Studio studio, Talk talk) {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        Turns turns = new Turns(terminal, studio)) {
      Abilities abilities =
          Abilities.of(terminal.getType(), terminal.outputEncoding(), System.getenv());
      Repl repl = new Repl(terminal, studio, turns, talk, abilities);
      talk.begin.run();
      repl.loop();
    } catch (IOException e) {
      throw new UncheckedIOException("The terminal cannot be used: " + e.getMessage(), e);
    }
  }

  private static LineReader reader(Terminal terminal, SpeechCompleter words) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("eligen")
        .parser(new SpeechParser())
        .completer(words)
        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "… ")
        .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // "make it bigger!" is speech
        .option(LineReader.Option.CASE_INSENSITIVE, true)
        .build();
  }

  private void loop() {
    boolean on = true;
    while (on) {
      try {
        String said = SpeechParser.joined(reader.readLine(prompt));
        on = said.isEmpty() || answer(said);
      } catch (UserInterruptException e) {
        // Ctrl-C clears the line; it does not leave.
      } catch (EndOfFileException e) {
        on = false;
      }
    }
  }

  /**
   * @return whether the talk goes on
   */
  private boolean answer(String said) {
    String[] words = said.split("\\s+", 2);
    Optional<SlashCommand> command = SlashCommand.of(words[0]);
    if (words[0].equals("/exit") || command.equals(Optional.of(SlashCommand.QUIT))) {
      return false;
    }
    if (said.startsWith("/") && command.isEmpty()) {
      face.refuse("There is no command \"%s\"; /help lists them.".formatted(cut(words[0])));
    } else if (said.length() > LONGEST_LINE) {
      face.refuse(
          "That is %d characters, and I read at most %d. Nothing was changed."
              .formatted(said.length(), LONGEST_LINE));
    } else {
      turns.run(() -> turn(said, command, words.length > 1 ? words[1] : ""));
    }
    return true;
  }

  private void turn(String said, Optional<SlashCommand> command, String argument) {
    try {
      if (command.isPresent()) {
        commands.run(command.get(), argument);
      } else {
        studio.say(said);
        album.add(studio.design(), studio.picture());
      }
      face.showNew(studio);
    } catch (RenderException e) {
      face.refuse(e.getMessage());
    }
  }

  private static String cut(String word) {
    return word.length() > 40 ? word.substring(0, 40) + "…" : word;
  }
}
