package studio.eligen.agent.terminal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.store.StyleFile;
import studio.eligen.engine.Style;

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
