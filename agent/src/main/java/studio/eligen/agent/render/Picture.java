package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.Origin;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.recipe.Recipe;

/**
 * A finished picture as the bytes of its PNG file, so that every copy of it is the same. It carries
 * its recipe: the request and the model, where it was drawn here, and the design.
 */
public final class Picture {

  private final byte[] png;

  private Picture(byte[] png) {
    this.png = png;
  }

  public static Picture of(RenderedImage rendered, Design design) {
    return new Picture(PngRecipe.encode(rendered, Optional.of(DesignJson.text(design))));
  }

  /** A picture that was not drawn here: its recipe is the design alone. */
  public static Picture of(BufferedImage image, Design design) {
    return new Picture(PngRecipe.withDesign(Pictures.png(image), DesignJson.text(design)));
  }

  /** The same pixels as the picture of another design, which its recipe tells from now on. */
  public Picture showing(Design design) {
    return new Picture(PngRecipe.withDesign(png, DesignJson.text(design)));
  }

  /**
   * Pixels of this picture and of earlier ones, which were put together and not drawn.
   *
   * @param held an edit that is held everywhere
   */
  public Picture restored(RenderRequest held, Design design) {
    BufferedImage image = held.edit().orElseThrow().image();
    return recipe()
        .map(recipe -> of(new RenderedImage(image, held, recipe.model()), design))
        .orElseGet(() -> of(image, design));
  }

  /**
   * A picture from the bytes of its file.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it cannot be read as a picture
   */
  public static Picture ofPng(byte[] png, String name) {
    Pictures.read(png, name);
    return new Picture(png.clone());
  }

  /**
   * A picture that somebody sends as that of a design: the same pixels and the same recipe, and
   * nothing else of what the file holds. Where it was made here and nobody changed it, the same
   * bytes.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it cannot be read as a picture
   */
  public static Picture rewritten(byte[] png, String name, Design design) {
    BufferedImage image = Pictures.read(png, name);
    try {
      Recipe recipe = PngRecipe.read(png, name);
      return of(new RenderedImage(image, recipe.request(), recipe.model()), design);
    } catch (BadRequest | InvalidInput e) {
      return of(image, design);
    }
  }

  /** Whether it is as large as this canvas. */
  public boolean fits(Canvas canvas) {
    BufferedImage image = image();
    return image.getWidth() == canvas.width() && image.getHeight() == canvas.height();
  }

  /** How it came about; none of its pixels is looked at. */
  public Origin origin() {
    return originOf(png);
  }

  /** The same of a picture's file. */
  public static Origin originOf(byte[] png) {
    try {
      return PngRecipe.origin(png, "The picture");
    } catch (BadRequest e) {
      return Origin.ELSEWHERE;
    }
  }

  private Optional<Recipe> recipe() {
    try {
      return Optional.of(PngRecipe.read(png, "The picture"));
    } catch (BadRequest e) {
      return Optional.empty();
    }
  }

  public byte[] png() {
    return png.clone();
  }

  /** Bytes of its file, which it holds in memory. */
  public int bytes() {
    return png.length;
  }

  public BufferedImage image() {
    return Pictures.read(png, "The picture");
  }
}
