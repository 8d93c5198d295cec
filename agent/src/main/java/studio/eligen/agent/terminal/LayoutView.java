package studio.eligen.agent.terminal;

import java.util.Arrays;
import java.util.List;
import org.jline.utils.WCWidth;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.terminal.InlinePicture.Area;
import studio.eligen.engine.Seed;

/** A design as boxes with names, drawn back to front like the picture. */
final class LayoutView {

  /** Colours that are told apart on dark and on light screens. */
  private static final int[] PALETTE = {
    0xd7875f, 0x5f87d7, 0x5faf5f, 0xaf5faf, 0xaf8700, 0x00afaf, 0xd75f87, 0x878787
  };

  private static final String UNICODE = "┌─┐│└┘";
  private static final String ASCII = "+-+|++";

  private final TerminalCapabilities capabilities;
  private final String lines;
  private final int columns;
  private final int rows;
  private final String[][] signs;
  private final int[][] colours;

  private LayoutView(TerminalCapabilities capabilities, Area area) {
    this.capabilities = capabilities;
    this.lines = capabilities.unicode() ? UNICODE : ASCII;
    this.columns = area.columns();
    this.rows = area.rows();
    this.signs = new String[rows + 2][columns + 2];
    this.colours = new int[rows + 2][columns + 2];
    for (int row = 0; row < rows + 2; row++) {
      Arrays.fill(signs[row], " ");
      Arrays.fill(colours[row], -1);
    }
  }

  /**
   * The canvas with the things on it, and a line for each of them.
   *
   * @param within how much room there is
   */
  static String of(Design design, Area within, TerminalCapabilities capabilities) {
    Area space = new Area(Math.max(8, within.columns() - 2), Math.max(4, within.rows() - 2));
    Area area = Area.of(design.canvas().width(), design.canvas().height(), space);
    LayoutView view = new LayoutView(capabilities, area);
    view.box(0, 0, area.columns() + 1, area.rows() + 1, -1);
    List<Entity> entities = design.entities();
    for (int i = 0; i < entities.size(); i++) {
      if (!entities.get(i).hidden()) {
        view.entity(entities.get(i), i);
      }
    }
    return view.drawn() + view.legend(design);
  }

  private void entity(Entity entity, int index) {
    Bounds bounds = Bounds.of(entity.region());
    int left = 1 + cell(bounds.x0(), columns);
    int right = Math.max(left + 1, (int) Math.round(bounds.x1() * columns));
    int top = 1 + cell(bounds.y0(), rows);
    int bottom = Math.max(top + 1, (int) Math.round(bounds.y1() * rows));
    int colour = PALETTE[index % PALETTE.length];
    box(Math.min(left, columns - 1), Math.min(top, rows - 1), right, bottom, colour);
    String number = Integer.toString(index + 1);
    int space = right - left - 1;
    String label = width(entity.prompt()) <= space ? entity.prompt() : number;
    boolean open = bottom - top > 1;
    write(label, open ? top + 1 : top, left + 1, colour);
  }

  private static int cell(double fraction, int cells) {
    return Math.max(0, Math.min(cells - 2, (int) Math.round(fraction * cells)));
  }

  private void box(int left, int top, int right, int bottom, int colour) {
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        boolean edge = row == top || row == bottom;
        boolean side = column == left || column == right;
        put(edge ? lines.substring(1, 2) : side ? lines.substring(3, 4) : " ", row, column, colour);
      }
    }
    put(lines.substring(0, 1), top, left, colour);
    put(lines.substring(2, 3), top, right, colour);
    put(lines.substring(4, 5), bottom, left, colour);
    put(lines.substring(5, 6), bottom, right, colour);
  }

  /** A wide character takes two cells, of which the second stays empty. */
  private void write(String text, int row, int column, int colour) {
    int at = column;
    for (int point : Printable.of(text).codePoints().toArray()) {
      int width = WCWidth.wcwidth(point);
      if (width == 0 && at > column) {
        signs[row][at - 1] += Character.toString(point);
      } else if (width > 0) {
        put(Character.toString(point), row, at, colour);
        if (width == 2) {
          put("", row, at + 1, colour);
        }
        at += width;
      }
    }
  }

  private void put(String sign, int row, int column, int colour) {
    if (row < rows + 2 && column < columns + 2) {
      signs[row][column] = sign;
      colours[row][column] = colour;
    }
  }

  private String drawn() {
    StringBuilder out = new StringBuilder();
    for (int row = 0; row < rows + 2; row++) {
      int current = -1;
      for (int column = 0; column < columns + 2; column++) {
        if (colours[row][column] != current && !signs[row][column].isBlank()) {
          current = colours[row][column];
          out.append(capabilities.colours().reset());
          out.append(current < 0 ? "" : capabilities.colours().foreground(current));
        }
        out.append(signs[row][column]);
      }
      out.append(capabilities.colours().reset()).append('\n');
    }
    return out.toString();
  }

  private String legend(Design design) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < design.entities().size(); i++) {
      Entity entity = design.entities().get(i);
      Bounds bounds = Bounds.of(entity.region());
      String name =
          capabilities
              .colours()
              .painted((i + 1) + " " + Printable.of(entity.prompt()), PALETTE[i % PALETTE.length]);
      out.append(
          "  %s, %d-%d %% across, %d-%d %% down%s%s\n"
              .formatted(
                  name,
                  Math.round(100 * bounds.x0()),
                  Math.round(100 * bounds.x1()),
                  Math.round(100 * bounds.y0()),
                  Math.round(100 * bounds.y1()),
                  entity.hidden() ? ", hidden" : "",
                  entity.locked() ? ", locked" : ""));
    }
    String scene = design.scene().isEmpty() ? "no scene yet" : design.scene();
    String style = design.style().isEmpty() ? "" : ", " + design.style();
    String picture = design.stylePicture().isEmpty() ? "" : ", in the style of a picture";
    String negative = design.negative().isEmpty() ? "" : "; left out: " + design.negative();
    return out.append(
            "  %s%s%s%s; %s pixels, seed %s"
                .formatted(
                    Printable.of(scene),
                    Printable.of(style),
                    picture,
                    Printable.of(negative),
                    design.canvas(),
                    Seed.text(design.seed())))
        .append('\n')
        .toString();
  }

  private static int width(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }
}
