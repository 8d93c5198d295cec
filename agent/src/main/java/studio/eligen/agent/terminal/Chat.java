package studio.eligen.agent.terminal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.PlainWords;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.store.StyleFile;
import studio.eligen.agent.terminal.BoundedLines.Line;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.Style;

/**
 * The conversation line by line: what is said goes to the studio, what a slash begins is for us.
 */
final class Chat {

  private static final int LONGEST_LINE = 4_000;

  private final Studio studio;
  private final Transcript transcript;
  private final Commands commands;
  private final StudioListener studioListener;

  Chat(Studio studio, Transcript transcript, Commands commands, StudioListener studioListener) {
    this.studio = studio;
    this.transcript = transcript;
    this.commands = commands;
    this.studioListener = studioListener;
    studio.listen(transcript::hear);
    studio.listen(this::stopUnread);
  }

  /**
   * Talks until the input ends or says so, or nobody reads the answers.
   *
   * @return whether no turn broke, every picture could be drawn and every answer told
   */
  boolean talk(Reader input) {
    BoundedLines lines = new BoundedLines(input, LONGEST_LINE);
    try {
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (!answer(line.get())) {
          break;
        }
        if (transcript.isUnread()) {
          transcript.note("The answers cannot be written any more, so this ends here.");
          return false;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The input cannot be read: " + e.getMessage(), e);
    }
    return !transcript.hasFailed() && !studioListener.hasBroken();
  }

  /**
   * @return whether the talk goes on
   */
  private boolean answer(Line line) {
    String words = PlainWords.of(line.text()).strip();
    Optional<SlashCommand> command = SlashCommand.of(words.split("\\s", 2)[0]);
    if (CommandWords.leave(words) || command.equals(Optional.of(SlashCommand.QUIT))) {
      return false;
    }
    if (command.isPresent()) {
      String[] parts = words.split("\\s+", 2);
      String argument = parts.length > 1 ? parts[1] : "";
      studioListener.command(() -> told(() -> commands.run(command.get(), argument)));
    } else if (words.startsWith("/")) {
      transcript.say(SlashCommand.unknown(words));
    } else if (!words.isEmpty()) {
      studioListener.words(
          () -> {
            told(() -> turn(line, words));
            return true;
          });
    }
    return true;
  }

  private void turn(Line line, String words) {
    if (line.isCut()) {
      transcript.say(
          "That line has %d characters, and I read at most %d. Nothing was changed."
              .formatted(line.length(), LONGEST_LINE));
    } else {
      StyleInWords.of(words).sayTo(studio);
    }
  }

  private void told(Runnable turn) {
    try {
      turn.run();
    } catch (RenderException | InvalidInput e) {
      transcript.say(e.getMessage());
    }
  }

  private void stopUnread(StudioEvent event) {
    if (event instanceof StudioEvent.Stepped && transcript.isUnread()) {
      studio.cancel();
    }
  }

  /**
   * A sentence at a terminal, and the picture whose file it names: "draw the cat in the style of
   * painting.png".
   *
   * @param words with "this picture" in the place of the file
   */
  record StyleInWords(String words, Optional<StylePicture> picture) {

    private static final Pattern FILE =
        Pattern.compile(
            "(?i)\\bstyle of (\"[^\"]+\"|\\S+\\.(?:png|jpe?g|webp|gif|bmp|tiff?))(?=$|[\\s,;.!?])");

    /** Says it; whether the designer answered. */
    boolean sayTo(Studio studio) {
      return studio.say(words, picture).isPresent();
    }

    /**
     * Reads the picture, where one is named.
     *
     * @throws studio.eligen.engine.RenderException.BadRequest if there is no such picture
     */
    static StyleInWords of(String words) {
      Matcher named = FILE.matcher(words);
      if (!named.find()) {
        return new StyleInWords(words, Optional.empty());
      }
      StylePicture picture =
          StyleFile.read(TypedFile.named(named.group(1), "style of"), Style.USUAL_SCALE);
      return new StyleInWords(
          words.substring(0, named.start(1)) + "this picture" + words.substring(named.end(1)),
          Optional.of(picture));
    }
  }
}
