package studio.eligen.agent.terminal;

import java.io.IOException;
import java.util.List;
import org.jline.utils.InfoCmp;

/**
 * Which entry of the terminal database to work with. Many machines have none for younger terminals;
 * JLine would print a stack trace for each, and do without lines that can be edited.
 */
final class TerminalType {

  /** A terminal that only prints. */
  private static final String PLAIN = "dumb";

  private static final String LIKE_XTERM = "xterm-256color";

  /** Terminals that understand what xterm does, by a part of their names. */
  private static final List<String> XTERMS =
      List.of("xterm", "kitty", "ghostty", "foot", "alacritty", "wezterm", "contour", "rio");

  private TerminalType() {}

  /**
   * The entry for what TERM says.
   *
   * @param term may be empty
   */
  static String of(String term) {
    if (InfoCmp.getLoadedInfoCmp(term) != null || isKnown(term)) {
      return term;
    }
    return XTERMS.stream().anyMatch(term::contains) ? LIKE_XTERM : PLAIN;
  }

  private static boolean isKnown(String term) {
    try {
      return InfoCmp.getInfoCmp(term) != null;
    } catch (IOException | RuntimeException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
