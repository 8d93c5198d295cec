package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import studio.eligen.engine.RenderedImage;

/** A finished picture as the bytes of its PNG file, so that every copy of it is the same. */
public final class Picture {

  private final byte[] png;

  private Picture(byte[] png) {
    this.png = png;
  }

  public static Picture of(RenderedImage rendered) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(rendered.image(), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(bytes.toByteArray());
  }

  public byte[] png() {
    return png.clone();
  }

  public BufferedImage image() {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
