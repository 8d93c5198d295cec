package studio.eligen.engine.training;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.eligen.engine.image.Pictures;

/**
 * A training set of three small pictures: with a box, with a mask of another size, and with none.
 */
final class MadeSet {

  private static final String LIST =
      """
      [
        {"image": "0.png", "prompt": "a red ball", "eligen_entity_prompts": ["ball"],
         "eligen_entity_masks": [[0.25, 0.25, 0.75, 0.75]]},
        {"image": "1.png", "prompt": "a cat and a car", "eligen_entity_prompts": ["cat", "car"],
         "eligen_entity_masks": ["mask.png", [0.5, 0, 1, 1]]},
        {"image": "2.png", "prompt": "nothing"}
      ]
      """;

  private MadeSet() {}

  static TrainingSet in(Path folder) {
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < 3; i++) {
        Files.write(folder.resolve(i + ".png"), picture(70 + i, 60, new Color(50 * i, 90, 200)));
      }
      Files.write(folder.resolve("mask.png"), picture(35, 30, Color.BLACK));
      Files.writeString(folder.resolve("metadata_eligen.json"), LIST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TrainingSet.read(folder);
  }

  /** A white square in the middle. */
  private static byte[] picture(int width, int height, Color background) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(background);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(width / 4, height / 4, width / 2, height / 2);
    graphics.dispose();
    return Pictures.png(image);
  }
}
