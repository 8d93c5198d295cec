package studio.eligen.agent;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.mllm.Grounding;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RecipeDesign;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.image.Photo;
import studio.eligen.engine.image.PngChunks;
import studio.eligen.engine.recipe.Attachments;
import studio.eligen.engine.recipe.ForeignPrompt;
import studio.eligen.engine.recipe.PngRecipe;

/**
 * Makes designs of files: of a design, of a picture that was made here, or of any other picture.
 * The content decides which it is.
 *
 * <p>A picture from elsewhere is turned upright, scaled once to the size that conversations begin
 * with where it is larger or much smaller, and cropped to multiples of 16 pixels; then it counts as
 * drawn.
 */
public final class DesignImporter {

  private static final String NAME_IT =
      "say or draw what is in it, or change it as a whole by its scene and style.";

  private static final String PARTLY =
      "The look at %s was cut off, so things may be missing: say or draw them.";

  private final Optional<PhotoAnalyzer> analyzer;
  private final Design first;

  /**
   * @param analyzer find out what a picture from elsewhere shows; without them its design has no
   *     things
   * @param first what conversations begin with: its canvas is the largest that a picture from
   *     elsewhere comes out, and its seed is that of such a picture's design
   */
  public DesignImporter(Optional<PhotoAnalyzer> analyzer, Design first) {
    this.analyzer = analyzer;
    this.first = first;
  }

  /**
   * Opens a file; a design may name masks that lie beside it.
   *
   * @param cancellation ends a model's look at a picture
   * @throws InvalidInput if there is no such file, or it is nothing that can be opened
   * @throws RenderException.Cancelled if it was cancelled while a model looked at it
   */
  public ImportedDesign open(Path file, Cancellation cancellation) {
    if (Files.isDirectory(file)) {
      throw new InvalidInput("%s is a folder; name a file in it.".formatted(file));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidInput(
          "%s is no ordinary file, but a device or a pipe; name a design or a picture."
              .formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(
          "There is no file %s; name a design (.json) or a picture (PNG or JPEG).".formatted(file));
    }
    String name = String.valueOf(file.getFileName());
    byte[] bytes = Attachments.readFile(file, PngRecipe.MOST_BYTES);
    return isDesign(bytes, name)
        ? new ImportedDesign(name, DesignFile.read(file), Optional.empty())
        : open(bytes, name, cancellation);
  }

  /**
   * Opens a file's bytes, whoever sent them.
   *
   * @param name of the file, for messages
   * @param cancellation ends a model's look at a picture
   * @throws InvalidInput if it is nothing that can be opened
   * @throws RenderException.Cancelled if it was cancelled while a model looked at it
   */
  public ImportedDesign open(byte[] bytes, String name, Cancellation cancellation) {
    if (bytes.length > PngRecipe.MOST_BYTES) {
      throw new InvalidInput(
          "%s is too large: more than %d MB.".formatted(name, PngRecipe.MOST_BYTES / 1_000_000));
    }
    if (isDesign(bytes, name)) {
      Design design = DesignJson.read(new String(bytes, StandardCharsets.UTF_8));
      return new ImportedDesign(name, design, Optional.empty());
    }
    try {
      return PngChunks.isPng(bytes) && PngRecipe.isIn(bytes, name)
          ? madeHere(bytes, name)
          : fromElsewhere(bytes, name, cancellation);
    } catch (BadRequest e) {
      throw new InvalidInput(e.getMessage(), e);
    }
  }

  private static boolean isDesign(byte[] bytes, String name) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1).strip();
    boolean named = name.toLowerCase(Locale.ROOT).endsWith(".json") && !PngChunks.isPng(bytes);
    return start.startsWith("{") || named;
  }

  private static ImportedDesign madeHere(byte[] png, String name) {
    Design design =
        PngRecipe.design(png, name)
            .map(DesignJson::read)
            .orElseGet(() -> RecipeDesign.of(PngRecipe.read(png, name).request()));
    Picture picture = Picture.rewritten(png, name, design);
    return new ImportedDesign(
        name, design, Optional.of(picture).filter(p -> p.fits(design.canvas())));
  }

  private ImportedDesign fromElsewhere(byte[] bytes, String name, Cancellation cancellation) {
    Canvas most = first.canvas();
    Photo.Fitted fitted = Photo.read(bytes, name, most.width(), most.height());
    BufferedImage photo = fitted.image();
    Optional<String> resized = resized(name, fitted, most);
    Optional<String> offer =
        ForeignPrompt.in(bytes)
            .map(
                words ->
                    "%s was drawn from these words, which you can say here: %s"
                        .formatted(name, words));
    Canvas canvas = new Canvas(photo.getWidth(), photo.getHeight());
    Design bare = Design.blank(canvas, first.seed());
    if (analyzer.isEmpty()) {
      return opened(
          name,
          bare,
          photo,
          "What %s shows is not known, as no model server is set: %s".formatted(name, NAME_IT),
          offer,
          resized);
    }
    try {
      Grounding.Seen seen = analyzer.get().look(photo, canvas, first.seed(), cancellation);
      Optional<String> note = Optional.of(PARTLY.formatted(name)).filter(partly -> seen.cut());
      Optional<String> all =
          Stream.concat(note.stream(), offer.stream()).reduce((one, other) -> one + "\n" + other);
      return new ImportedDesign(
          name, seen.design(), Optional.of(Picture.of(photo, seen.design())), all, resized);
    } catch (MllmException.Cancelled e) {
      throw new RenderException.Cancelled();
    } catch (MllmException e) {
      return opened(
          name,
          bare,
          photo,
          "What %s shows is not known: %s So %s".formatted(name, e.getMessage(), NAME_IT),
          offer,
          resized);
    }
  }

  /** The size that new conversations have is the largest; sides are whole cells. */
  private static Optional<String> resized(String name, Photo.Fitted photo, Canvas most) {
    int width = photo.image().getWidth();
    int height = photo.image().getHeight();
    if (photo.width() == width && photo.height() == height) {
      return Optional.empty();
    }
    boolean large = photo.width() > most.width() || photo.height() > most.height();
    boolean small = photo.width() < width || photo.height() < height;
    String why =
        large
            ? "pictures here have at most %s, in whole steps of %d."
            : small
                ? "in a smaller one things come out coarse, so it was enlarged towards %s, in whole steps of %d."
                : "sides are whole steps of %2$d, so its edges are cut off.";
    return Optional.of(
        "%s is %s pixels, and became %s: "
                .formatted(name, size(photo.width(), photo.height()), size(width, height))
            + why.formatted(size(most.width(), most.height()), Canvas.GRID));
  }

  private static String size(int width, int height) {
    return "%d × %d".formatted(width, height);
  }

  private static ImportedDesign opened(
      String name,
      Design bare,
      BufferedImage photo,
      String note,
      Optional<String> offer,
      Optional<String> resized) {
    String all = note + offer.map(words -> "\n" + words).orElse("");
    return new ImportedDesign(
        name, bare, Optional.of(Picture.of(photo, bare)), Optional.of(all), resized);
  }
}
