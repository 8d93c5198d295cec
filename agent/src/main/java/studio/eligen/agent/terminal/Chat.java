package studio.eligen.agent.terminal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.terminal.BoundedLines.Line;
import studio.eligen.engine.cli.Progress;

/**
 * The conversation line by line: what is said goes to the studio, what a slash begins is for us.
 */
final class Chat {

  private static final int LONGEST_LINE = 4_000;

  private final Studio studio;
  private final Design first;
  private final Album album;
  private final Screen screen;
  private final String help;
  private final Inspection inspection;
  private Progress progress;
  private boolean failed;

  /**
   * @param first the blank design of every new conversation
   * @param critic looks at the pictures, if they are to be looked at
   * @param help what can be said
   */
  Chat(
      Studio studio,
      Design first,
      Album album,
      Screen screen,
      Optional<Critic> critic,
      String help) {
    this.studio = studio;
    this.first = first;
    this.album = album;
    this.screen = screen;
    this.help = help;
    this.inspection = new Inspection(studio, critic, screen::note);
    studio.listen(this::hear);
  }

  /**
   * Talks until the input ends or says so.
   *
   * @return whether every picture could be drawn
   */
  boolean talk(Reader input) {
    BoundedLines lines = new BoundedLines(input, LONGEST_LINE);
    try {
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        String words = line.get().text().strip();
        if (CommandWords.leave(words)) {
          break;
        }
        if (words.startsWith("/")) {
          command(words);
        } else if (!words.isEmpty()) {
          turn(line.get());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The input cannot be read: " + e.getMessage(), e);
    }
    return !failed;
  }

  private void turn(Line line) {
    if (line.isCut()) {
      screen.say(
          "That line has %d characters, and I read at most %d. Nothing was changed."
              .formatted(line.length(), LONGEST_LINE));
    } else {
      inspection.of(() -> studio.say(line.text()));
    }
    album.add(studio.design(), studio.picture());
  }

  private void command(String words) {
    switch (words) {
      case "/new" -> {
        studio.startAfresh(first);
        screen.say("A fresh design.");
      }
      case "/help" -> screen.say(help + "\nCommands: /new, /help, /quit");
      default ->
          screen.say(
              "There is no command \"%s\"; there are /new, /help and /quit."
                  .formatted(words.length() > 40 ? words.substring(0, 40) + "…" : words));
    }
  }

  private void hear(StudioEvent event) {
    if (event instanceof StudioEvent.Answered answered) {
      screen.say(answered.text());
    } else if (event instanceof StudioEvent.Planned planned) {
      screen.note(planned.plan().explanation());
      progress = screen.progress();
    } else if (event instanceof StudioEvent.Stepped stepped) {
      progress.onStep(stepped.step());
    } else if (event instanceof StudioEvent.NotKept trouble) {
      screen.note("This conversation is not kept: " + trouble.reason());
    } else if (event instanceof StudioEvent.RenderFailed failure) {
      failed = true;
      screen.note("No picture: " + failure.reason().getMessage() + " The design is kept.");
    }
  }
}
