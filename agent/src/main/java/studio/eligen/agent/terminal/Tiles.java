package studio.eligen.agent.terminal;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import studio.eligen.agent.terminal.InlinePicture.Area;

/** Several pictures side by side in half blocks, each below its number, counted from 1. */
final class Tiles {

  private Tiles() {}

  /**
   * Lines that show them, as large as they fit.
   *
   * @param pictures all as large as the first
   * @param space how much there is
   */
  static String of(List<BufferedImage> pictures, Area space, ColourDepth colours) {
    int inRow =
        IntStream.rangeClosed(1, pictures.size())
            .boxed()
            .max(
                (a, b) -> Integer.compare(columns(a, pictures, space), columns(b, pictures, space)))
            .orElse(1);
    Area area = area(inRow, pictures, space);
    StringBuilder out = new StringBuilder();
    for (int first = 0; first < pictures.size(); first += inRow) {
      List<List<String>> row = new ArrayList<>();
      for (int i = first; i < Math.min(first + inRow, pictures.size()); i++) {
        row.add(tile(i + 1, pictures.get(i), area, colours));
      }
      for (int line = 0; line <= area.rows(); line++) {
        int at = line;
        out.append(row.stream().map(tile -> tile.get(at)).collect(Collectors.joining(" ")));
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static int columns(int inRow, List<BufferedImage> pictures, Area space) {
    return area(inRow, pictures, space).columns();
  }

  /** How large each is where so many stand in a row. */
  private static Area area(int inRow, List<BufferedImage> pictures, Area space) {
    int rows = (pictures.size() + inRow - 1) / inRow;
    BufferedImage first = pictures.get(0);
    Area share =
        new Area(
            Math.max(1, (space.columns() - inRow + 1) / inRow),
            Math.max(1, (space.rows() - rows) / rows));
    return Area.of(first.getWidth(), first.getHeight(), share);
  }

  private static List<String> tile(
      int number, BufferedImage picture, Area area, ColourDepth colours) {
    List<String> lines = new ArrayList<>();
    lines.add(("%-" + area.columns() + "d").formatted(number));
    InlinePicture.BLOCKS.encoded(picture, area, colours).lines().forEach(lines::add);
    return lines;
  }
}
