package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.PngRecipe;

/**
 * A finished picture as the bytes of its PNG file, so that every copy of it is the same. It carries
 * its recipe: the request, the model, and the design.
 */
public final class Picture {

  private final byte[] png;

  private Picture(byte[] png) {
    this.png = png;
  }

  public static Picture of(RenderedImage rendered, Design design) {
    return new Picture(PngRecipe.encode(rendered, Optional.of(DesignFile.text(design))));
  }

  public byte[] png() {
    return png.clone();
  }

  public BufferedImage image() {
    return Pictures.read(png, "The picture");
  }
}
