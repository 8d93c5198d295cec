package studio.eligen.agent.terminal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.terminal.BoundedLines.Line;
import studio.eligen.engine.RenderException;
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
  private BoundedLines lines;
  private Progress progress;
  private boolean failed;
  private boolean drawn;
  private Optional<Critic> critic = Optional.empty();

  /**
   * @param first the blank design of every new conversation
   * @param help what can be said
   */
  Chat(Studio studio, Design first, Album album, Screen screen, String help) {
    this.studio = studio;
    this.first = first;
    this.album = album;
    this.screen = screen;
    this.help = help;
    studio.listen(this::hear);
  }

  /** From now on has every new picture looked at, and what failed drawn again. */
  void reviewWith(Critic reviewer) {
    critic = Optional.of(reviewer);
  }

  /** From now on shows a plan that is dear first, and draws it only if the next line says yes. */
  void askBeforeDearPlans() {
    studio.askBefore(this::consents);
  }

  /**
   * Talks until the input ends or says so.
   *
   * @return whether every picture could be drawn
   */
  boolean talk(Reader input) {
    lines = new BoundedLines(input, LONGEST_LINE);
    try {
      screen.prompt();
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        String words = line.get().text().strip();
        if (words.equals("/quit") || words.equals("/exit")) {
          break;
        }
        if (words.startsWith("/")) {
          command(words);
        } else if (!words.isEmpty()) {
          turn(line.get());
        }
        screen.prompt();
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
      Optional<Picture> before = studio.picture();
      drawn = false;
      studio.say(line.text());
      if (critic.isPresent() && studio.picture().isPresent() && isNew(before)) {
        review(critic.get());
      }
    }
    album.add(studio.design(), studio.picture());
  }

  private boolean consents(RenderPlan plan) {
    screen.say(plan.explanation() + " Draw it? [y/n]");
    screen.prompt();
    try {
      boolean yes =
          lines.next().map(line -> line.text().strip().matches("(?i)y|yes")).orElse(false);
      if (!yes) {
        screen.say("Not drawn; the design is as it was.");
      }
      return yes;
    } catch (IOException e) {
      throw new UncheckedIOException("The input cannot be read: " + e.getMessage(), e);
    }
  }

  private boolean isNew(Optional<Picture> before) {
    return drawn && studio.picture().get() != before.orElse(null);
  }

  private void review(Critic reviewer) {
    try {
      Critic.Result result = studio.review(reviewer);
      String repairs =
          result.tries() == 0
              ? ""
              : result.tries() == 1
                  ? " (after 1 repair)"
                  : " (after %d repairs)".formatted(result.tries());
      screen.note(result.scorecard().text() + repairs);
    } catch (RenderException e) {
      screen.note("Not repaired: " + e.getMessage());
    }
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
      drawn = !(planned.plan() instanceof RenderPlan.Keep);
      progress = screen.progress();
    } else if (event instanceof StudioEvent.Stepped stepped) {
      progress.onStep(stepped.step());
    } else if (event instanceof StudioEvent.PictureReady && progress != null) {
      progress.close();
    } else if (event instanceof StudioEvent.NotKept trouble) {
      screen.note("This conversation is not kept: " + trouble.reason());
    } else if (event instanceof StudioEvent.RenderFailed failure) {
      progress.close();
      failed = true;
      screen.note("No picture: " + failure.reason().getMessage() + " The design is kept.");
    }
  }
}
