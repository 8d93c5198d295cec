package studio.eligen.web.conversation;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.cli.Printable;

/**
 * What is told of a trouble: to strangers all of it, but for the places of this machine. Who
 * started the studio is told where.
 */
public final class Discretion {

  /** A place and no address of the web, from its root: {@code /home/x/y} or {@code C:\\x\\y}. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<![\\w:/.])(?:/|[A-Za-z]:\\\\)[^\\s\"',;:()]*[/\\\\]([^\\s\"',;:()/\\\\]*)");

  private static final String HIDDEN = "…/";

  private Discretion() {}

  /** A message as this owner may read it; what it quotes cannot turn its lines around. */
  public static String told(String owner, String message) {
    String plain = Printable.of(message);
    return Visitor.isHost(owner) ? plain : withoutPlaces(plain);
  }

  /** Of a place only the last name is left. */
  static String withoutPlaces(String message) {
    String text = message;
    // These may hold blanks, which end a place otherwise.
    for (String known : List.of("user.dir", "user.home", "java.io.tmpdir")) {
      Path folder = Path.of(System.getProperty(known)).toAbsolutePath();
      if (folder.getNameCount() > 0) {
        text = text.replace(folder.toString(), "/" + known + "/");
      }
    }
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(HIDDEN + place.group(1)));
  }
}
