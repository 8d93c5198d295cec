package studio.eligen.web.http;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a file is called when it is saved: as its conversation is, in letters that every system
 * takes.
 */
final class DownloadName {

  /** With its end and a number that a browser adds, it fits into a name of 255 bytes. */
  private static final int LONGEST = 70;

  /** Words after which something is awaited. */
  private static final String DANGLING = "(?i)(?:,? (?:an?|the|and|of|on|in|at|with))+$";

  private DownloadName() {}

  /**
   * Has the answer saved as a file.
   *
   * @param title in any words; may be empty
   * @param number of the version, or 0 of none
   * @param end such as ".png"
   */
  static void save(Context ctx, String title, int number, String end) {
    String plain = plain(title);
    String name = (plain.isEmpty() ? "eligen" : plain) + (number == 0 ? "" : " - " + number) + end;
    String ascii = name.replaceAll("[^\\x20-\\x7e]", "_");
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    ctx.header(
        "Content-Disposition",
        String.format(
            Locale.ROOT, "attachment; filename=\"%s\"; filename*=UTF-8''%s", ascii, encoded));
  }

  /** Letters, digits and little else: no path, no end of another kind, no hidden file. */
  private static String plain(String title) {
    String letters =
        title.replaceAll("[^\\p{L}\\p{M}\\p{N},' -]", " ").replaceAll("\\s+", " ").strip();
    int length = letters.codePointCount(0, letters.length());
    return length <= LONGEST
        ? letters
        : letters
            .substring(0, letters.offsetByCodePoints(0, LONGEST))
            .replaceFirst(",? [^ ]*$", "")
            .replaceFirst(DANGLING, "");
  }
}
