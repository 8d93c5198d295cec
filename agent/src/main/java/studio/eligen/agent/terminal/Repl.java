package studio.eligen.agent.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import studio.eligen.agent.DesignImporter;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.store.InputHistory;
import studio.eligen.engine.RenderException;

/**
 * The conversation with a person at a terminal. Of all that a chat needs only this package's part
 * behind this class knows JLine, so that a chat in a pipe does not load it.
 */
final class Repl {

  private static final int LONGEST_LINE = 4_000;
  private static final int BLUE = 0x5f87d7;

  private final Studio studio;
  private final TerminalView view;
  private final TurnRunner turns;
  private final Commands commands;
  private final StudioListener studioListener;
  private final LineReader reader;
  private final LineReader questions;
  private final InputHistory inputHistory;
  private final String prompt;

  private Repl(
      Terminal terminal,
      Studio studio,
      DesignImporter importer,
      TurnRunner turns,
      Talk talk,
      TerminalCapabilities capabilities) {
    this.studio = studio;
    this.turns = turns;
    this.inputHistory = talk.inputHistory;
    this.view = new TerminalView(terminal, capabilities);
    this.commands = new Commands(studio, talk.first, talk.album, view, talk.factory, importer);
    this.studioListener =
        new StudioListener(
            studio, talk.album, view, new Inspection(studio, talk.critic, view::note));
    this.reader = reader(terminal, new SpeechCompleter(studio::design, talk.factory.vocabulary()));
    this.questions = LineReaderBuilder.builder().terminal(terminal).build();
    this.prompt = capabilities.colours().painted("> ", BLUE);
    studio.listen(view::hear);
    talk.asking.accept(this::consents);
    inputHistory.read().forEach(reader.getHistory()::add);
  }

  /**
   * What a conversation at a terminal begins with.
   *
   * @param first the blank design of every new conversation
   * @param critic looks at the pictures, if they are to be looked at
   * @param inputHistory what was typed before
   * @param asking takes whom to ask before a dear plan, if anybody is to be asked
   * @param begin shows what the conversation starts from
   */
  record Talk(
      Design first,
      Album album,
      StudioFactory factory,
      Optional<Critic> critic,
      InputHistory inputHistory,
      Consumer<Predicate<RenderPlan>> asking,
      Runnable begin) {}

  /** Talks on the terminal of this process until the person leaves. */
  static void talk(Studio studio, Talk talk) {
    DesignImporter importer = talk.factory.importer(talk.first);
    String term = System.getenv().getOrDefault("TERM", "");
    String type = TerminalType.of(term);
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).type(type).build();
        TurnRunner turns = new TurnRunner(terminal, studio)) {
      TerminalCapabilities capabilities =
          TerminalCapabilities.of(
              terminal.getType().startsWith("dumb") ? terminal.getType() : term,
              terminal.outputEncoding(),
              System.getenv(),
              () -> terminal.isModeSupported(Terminal.Mode.SIXEL));
      Repl repl = new Repl(terminal, studio, importer, turns, talk, capabilities);
      turns.run(talk.begin); // which may draw a picture, and is then stopped as any other
      repl.view.showNew(studio);
      repl.loop();
    } catch (IOException e) {
      throw new UncheckedIOException("The terminal cannot be used: " + e.getMessage(), e);
    }
  }

  private static LineReader reader(Terminal terminal, SpeechCompleter words) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, "… ");
    variables.put(LineReader.HISTORY_SIZE, InputHistory.MOST_LINES);
    PromptReader reader = new PromptReader(terminal, variables);
    reader.setParser(new SpeechParser());
    reader.setCompleter(words);
    reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION); // "make it bigger!" is speech
    reader.setOpt(LineReader.Option.CASE_INSENSITIVE);
    return reader;
  }

  private void loop() {
    boolean on = true;
    while (on) {
      try {
        on = answer(SpeechParser.turns(reader.readLine(prompt)));
      } catch (UserInterruptException e) {
        view.endLine(); // Ctrl-C clears the line; it does not leave.
      } catch (EndOfFileException e) {
        on = false;
      }
    }
  }

  /**
   * Answers one after the other, until one is stopped: who stops one means them all.
   *
   * @return whether the talk goes on
   */
  private boolean answer(List<String> said) {
    for (int i = 0; i < said.size(); i++) {
      if (said.size() > 1) {
        view.note("> " + said.get(i));
      }
      if (!answer(said.get(i))) {
        return false;
      }
      int left = said.size() - 1 - i;
      if (left > 0 && turns.wereStopped()) {
        view.note("Not read any more: the last %d of the lines.".formatted(left));
        return true;
      }
    }
    return true;
  }

  private boolean answer(String said) {
    inputHistory.add(said);
    String[] words = said.split("\\s+", 2);
    Optional<SlashCommand> command = SlashCommand.of(words[0]);
    if (CommandWords.leave(said) || command.equals(Optional.of(SlashCommand.QUIT))) {
      return false;
    }
    if (said.startsWith("/") && command.isEmpty()) {
      view.refuse(SlashCommand.unknown(words[0]));
    } else if (said.length() > LONGEST_LINE) {
      view.refuse(
          "That is %d characters, and I read at most %d. Nothing was changed."
              .formatted(said.length(), LONGEST_LINE));
    } else if (command.isPresent()) {
      String argument = words.length > 1 ? words[1] : "";
      run(() -> studioListener.command(() -> commands.run(command.get(), argument)));
    } else {
      CommandWords.hint(said)
          .ifPresentOrElse(
              view::say,
              () ->
                  run(() -> studioListener.words(() -> Chat.StyleInWords.of(said).sayTo(studio))));
    }
    return true;
  }

  private void run(Runnable turn) {
    turns.run(
        () -> {
          try {
            turn.run();
          } catch (RenderException.Cancelled e) {
            view.note("Stopped; nothing was changed.");
          } catch (RenderException | InvalidInput e) {
            view.refuse(e.getMessage());
          }
        });
  }

  /** Asks in the middle of a turn; anything but a yes is a no. */
  private boolean consents(RenderPlan plan) {
    view.say(plan.explanation());
    boolean yes;
    try {
      yes = questions.readLine("Draw it? [y/n] ").strip().matches("(?i)y|yes");
    } catch (UserInterruptException | EndOfFileException e) {
      yes = false;
    }
    if (!yes) {
      view.say("Not drawn; the design is as it was.");
    }
    return yes;
  }
}
