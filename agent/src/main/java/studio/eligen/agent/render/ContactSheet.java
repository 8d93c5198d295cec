package studio.eligen.agent.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import studio.eligen.agent.design.InvalidInput;

/** Several pictures side by side in one, each with its number, from 1, in its corner. */
public final class ContactSheet {

  private static final int GAP = 8;

  /** The longer side of a picture on the sheet, at most, in pixels. */
  private static final int LARGEST = 512;

  /**
   * Digits of 3 × 5 dots, a row in each octal digit: fonts are not to be found on every machine.
   */
  private static final int[] DIGITS = {
    075557, 026227, 071747, 071717, 055711, 074717, 074757, 071111, 075757, 075717
  };

  private static final int DOT = 3;

  private ContactSheet() {}

  /**
   * The sheet, about as wide as it is high.
   *
   * @param pictures all as large as the first
   */
  public static BufferedImage of(List<BufferedImage> pictures) {
    if (pictures.isEmpty()) {
      throw new InvalidInput("There are no pictures to lay side by side.");
    }
    int longer = Math.max(pictures.get(0).getWidth(), pictures.get(0).getHeight());
    double scale = Math.min(1, (double) LARGEST / longer);
    int width = (int) Math.ceil(pictures.get(0).getWidth() * scale);
    int height = (int) Math.ceil(pictures.get(0).getHeight() * scale);
    int columns = (int) Math.ceil(Math.sqrt(pictures.size()));
    int rows = (pictures.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            GAP + columns * (width + GAP), GAP + rows * (height + GAP), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < pictures.size(); i++) {
      int x = GAP + i % columns * (width + GAP);
      int y = GAP + i / columns * (height + GAP);
      graphics.drawImage(pictures.get(i), x, y, width, height, null);
      number(graphics, i + 1, x, y);
    }
    graphics.dispose();
    return sheet;
  }

  private static void number(Graphics2D graphics, int number, int x, int y) {
    String digits = Integer.toString(number);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(x, y, (digits.length() * 4 + 1) * DOT, 7 * DOT);
    graphics.setColor(Color.BLACK);
    for (int i = 0; i < digits.length(); i++) {
      int dots = DIGITS[digits.charAt(i) - '0'];
      for (int dot = 0; dot < 15; dot++) {
        if ((dots >> 14 - dot & 1) == 1) {
          int left = x + (i * 4 + 1 + dot % 3) * DOT;
          graphics.fillRect(left, y + (1 + dot / 3) * DOT, DOT, DOT);
        }
      }
    }
  }
}
