package studio.eligen.agent.terminal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import studio.eligen.agent.design.InvalidInput;

/**
 * What can be done on a terminal.
 *
 * @param moves whether the cursor can be moved, so that lines can be drawn over
 * @param unicode whether lines and blocks can be drawn with Unicode's characters
 * @param picture how pictures are shown
 */
record TerminalCapabilities(
    boolean moves, boolean unicode, ColourDepth colours, InlinePicture picture) {

  private static final Set<String> ITERM_PICTURES = Set.of("iTerm.app", "WezTerm");

  /** Forces how pictures are shown, whatever the terminal is. */
  static final String PICTURES = "ELIGEN_PICTURES";

  /**
   * What the terminal says about itself.
   *
   * @param type its name in the terminal database, such as "xterm-256color"
   * @param sixel asks it whether it knows sixel graphics; only where nothing better is known
   * @throws InvalidInput if the environment forces a way of showing pictures that there is not
   */
  static TerminalCapabilities of(
      String type, Charset encoding, Map<String, String> environment, BooleanSupplier sixel) {
    boolean moves = !type.startsWith("dumb");
    boolean unicode = encoding.name().startsWith("UTF");
    ColourDepth colours = moves ? colours(type, environment) : ColourDepth.NONE;
    InlinePicture picture =
        forced(environment)
            .orElseGet(() -> moves ? picture(type, environment, sixel) : InlinePicture.OFF);
    boolean showable = picture != InlinePicture.BLOCKS || unicode && colours != ColourDepth.NONE;
    return new TerminalCapabilities(
        moves, unicode, colours, showable ? picture : InlinePicture.OFF);
  }

  private static Optional<InlinePicture> forced(Map<String, String> environment) {
    String name = environment.getOrDefault(PICTURES, "").strip();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(InlinePicture.values())
            .filter(picture -> picture.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "%s is \"%s\"; it can be kitty, iterm, sixel, blocks or off."
                            .formatted(PICTURES, name))));
  }

  private static ColourDepth colours(String type, Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return ColourDepth.NONE; // https://no-color.org
    }
    String depth = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    if (depth.equals("truecolor") || depth.equals("24bit") || type.contains("direct")) {
      return ColourDepth.TRUE;
    }
    boolean many =
        type.contains("256color") || type.contains("kitty") || !depth.isEmpty() || isTmux(type);
    return many ? ColourDepth.PALETTE : ColourDepth.NONE;
  }

  private static InlinePicture picture(
      String type, Map<String, String> environment, BooleanSupplier sixel) {
    String program = environment.getOrDefault("TERM_PROGRAM", "");
    boolean kitty = type.contains("kitty") || type.contains("ghostty") || program.equals("ghostty");
    boolean iterm =
        ITERM_PICTURES.contains(program)
            || environment.getOrDefault("LC_TERMINAL", "").equals("iTerm2");
    boolean inner = isTmux(type) || environment.containsKey("TMUX"); // keeps those to itself
    if (!inner && kitty) {
      return InlinePicture.KITTY;
    }
    if (!inner && iterm) {
      return InlinePicture.ITERM;
    }
    return sixel.getAsBoolean() ? InlinePicture.SIXEL : InlinePicture.BLOCKS;
  }

  private static boolean isTmux(String type) {
    return type.startsWith("tmux") || type.startsWith("screen");
  }

  /**
   * Characters of a line, for those who only print.
   *
   * @param unknown what to take where there is no terminal, or none that knows
   */
  static int columns(int unknown) {
    if (System.console() == null) {
      return unknown;
    }
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).dumb(true).graphemeCluster(false).build()) {
      return terminal.getColumns() > 0 ? terminal.getColumns() : unknown;
    } catch (IOException e) {
      return unknown;
    }
  }
}
