package studio.eligen.agent.terminal;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What can be done on a terminal.
 *
 * @param moves whether the cursor can be moved, so that lines can be drawn over
 * @param unicode whether lines and blocks can be drawn with Unicode's characters
 * @param picture how pictures are shown
 */
record Abilities(boolean moves, boolean unicode, Colours colours, InlinePicture picture) {

  private static final Set<String> ITERM_PICTURES = Set.of("iTerm.app", "WezTerm");

  /**
   * What the terminal says about itself. Nothing is asked of it: an answer that comes late would
   * read like typing.
   *
   * @param type its name in the terminal database, such as "xterm-256color"
   */
  static Abilities of(String type, Charset encoding, Map<String, String> environment) {
    boolean moves = !type.startsWith("dumb");
    boolean unicode = encoding.name().startsWith("UTF");
    Colours colours = moves ? colours(type, environment) : Colours.NONE;
    InlinePicture picture = moves ? picture(type, environment) : InlinePicture.OFF;
    boolean showable = picture != InlinePicture.BLOCKS || unicode && colours != Colours.NONE;
    return new Abilities(moves, unicode, colours, showable ? picture : InlinePicture.OFF);
  }

  private static Colours colours(String type, Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return Colours.NONE; // https://no-color.org
    }
    String depth = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    if (depth.equals("truecolor") || depth.equals("24bit") || type.contains("direct")) {
      return Colours.TRUE;
    }
    boolean many =
        type.contains("256color") || type.contains("kitty") || !depth.isEmpty() || isTmux(type);
    return many ? Colours.PALETTE : Colours.NONE;
  }

  private static InlinePicture picture(String type, Map<String, String> environment) {
    if (isTmux(type) || environment.containsKey("TMUX")) {
      return InlinePicture.BLOCKS; // it keeps the other protocols to itself
    }
    String program = environment.getOrDefault("TERM_PROGRAM", "");
    if (type.contains("kitty") || type.contains("ghostty") || program.equals("ghostty")) {
      return InlinePicture.KITTY;
    }
    boolean iterm =
        ITERM_PICTURES.contains(program)
            || environment.getOrDefault("LC_TERMINAL", "").equals("iTerm2");
    return iterm ? InlinePicture.ITERM : InlinePicture.BLOCKS;
  }

  private static boolean isTmux(String type) {
    return type.startsWith("tmux") || type.startsWith("screen");
  }
}
