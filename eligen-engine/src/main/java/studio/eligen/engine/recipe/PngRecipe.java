package studio.eligen.engine.recipe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.image.PngChunks;
import studio.eligen.engine.json.StrictJson;

/**
 * A picture that carries how it was made: a PNG with the recipe as an iTXt chunk of the keyword
 * {@code eligen}, and the files that the recipe names as private chunks {@code elGn}, each a name,
 * a zero byte and the content.
 *
 * <p>The files are not in the text because many programs refuse a PNG with a long text (PIL beyond
 * 1 MB). The text is written uncompressed, so that any tool shows it; compressed it is read too, as
 * programs that copy a PNG may leave it so.
 */
public final class PngRecipe {

  private static final String KEYWORD = "eligen";
  private static final String FILE_CHUNK = "elGn";

  /** All that a recipe can hold, and the picture: more is no picture of ours. */
  public static final int MOST_BYTES = 192 << 20;

  private static final int LONGEST_NAME = 79;

  private PngRecipe() {}

  /**
   * Writes a picture with its recipe. The same picture and recipe give the same bytes.
   *
   * @param design whatever else the picture should carry, as a JSON object
   * @throws BadRequest if the file cannot be written
   */
  public static void write(RenderedImage image, Optional<String> design, Path file) {
    NewFile.write(file, encode(image, design));
  }

  /** The bytes that {@link #write} writes. */
  public static byte[] encode(RenderedImage image, Optional<String> design) {
    RecipeJson recipe = RecipeJson.of(new Recipe(image.request(), image.model(), design));
    List<byte[]> files =
        recipe.files().entrySet().stream()
            .map(file -> join(file.getKey(), file.getValue()))
            .toList();
    return PngChunks.of(Pictures.png(image.image()), "The picture")
        .with(text(recipe.json()), FILE_CHUNK, files);
  }

  /**
   * The same picture, to the bit, with another design in its recipe; one that has no recipe gets
   * one of nothing but the design.
   *
   * @param design as a JSON object
   * @throws BadRequest if it is no PNG, or has a recipe that cannot be read
   */
  public static byte[] withDesign(byte[] png, String design) {
    String name = "The picture";
    PngChunks chunks = PngChunks.of(png, name);
    byte[] json = RecipeJson.withDesign(json(chunks, name), design, name);
    return chunks.without("iTXt", PngRecipe::isRecipe).with(text(json), FILE_CHUNK, List.of());
  }

  private static byte[] join(String name, byte[] content) {
    ByteArrayOutputStream data = new ByteArrayOutputStream(name.length() + 1 + content.length);
    data.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    data.write(0);
    data.writeBytes(content);
    return data.toByteArray();
  }

  /** Keyword, not compressed (two bytes), no language, no translated keyword, the text. */
  private static byte[] text(byte[] json) {
    ByteArrayOutputStream data = new ByteArrayOutputStream(KEYWORD.length() + 5 + json.length);
    data.writeBytes((KEYWORD + "\0\0\0\0\0").getBytes(StandardCharsets.UTF_8));
    data.writeBytes(json);
    return data.toByteArray();
  }

  /**
   * The recipe in a picture's file.
   *
   * @throws BadRequest if there is none, or it is not one that this program can have written
   */
  public static Recipe read(Path file) {
    return read(Attachments.readFile(file, MOST_BYTES), file.getFileName().toString());
  }

  /**
   * The recipe in a picture.
   *
   * @param name of the picture, for messages
   * @throws BadRequest if there is none, or it is not one that this program can have written
   */
  public static Recipe read(byte[] png, String name) {
    PngChunks chunks = PngChunks.of(png, name);
    byte[] json =
        json(chunks, name)
            .orElseThrow(
                () ->
                    new BadRequest(
                        "%s carries no recipe; give a PNG as EliGen Studio wrote it, or a request as JSON."
                            .formatted(name)));
    return new RecipeJson(json, files(chunks, name)).recipe(name);
  }

  /**
   * How a picture came about. None of the pictures that its recipe names is looked at, and neither
   * is it itself.
   *
   * @param name of the picture, for messages
   * @throws BadRequest if it is no PNG, or the recipe cannot be read
   */
  public static Origin origin(byte[] png, String name) {
    return json(PngChunks.of(png, name), name)
        .map(json -> RecipeJson.origin(json, name))
        .orElse(Origin.ELSEWHERE);
  }

  /** Whether a PNG has a recipe, which may still be one that cannot be read. */
  public static boolean isIn(byte[] png, String name) {
    return json(PngChunks.of(png, name), name).isPresent();
  }

  /**
   * The design in a picture's recipe, where it has one. The rest of the recipe may be missing, as
   * it is where the picture was not drawn here.
   *
   * @param name of the picture, for messages
   * @throws BadRequest if the recipe cannot be read
   */
  public static Optional<String> design(byte[] png, String name) {
    return json(PngChunks.of(png, name), name).flatMap(json -> RecipeJson.design(json, name));
  }

  private static Optional<byte[]> json(PngChunks chunks, String name) {
    return chunks.data("iTXt").stream()
        .filter(PngRecipe::isRecipe)
        .findFirst()
        .map(data -> json(data, name));
  }

  private static boolean isRecipe(byte[] data) {
    byte[] start = (KEYWORD + "\0").getBytes(StandardCharsets.UTF_8);
    return data.length > start.length
        && Arrays.equals(data, 0, start.length, start, 0, start.length);
  }

  /** The text of an iTXt chunk (PNG specification, section 11.3.3.4). */
  private static byte[] json(byte[] data, String name) {
    int flags = KEYWORD.length() + 1;
    int language = flags + 2;
    int translated = zeroFrom(data, language, name) + 1;
    int text = zeroFrom(data, translated, name) + 1;
    boolean compressed = data[flags] == 1;
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(data, text, data.length - text);
      return Attachments.readAll(
          compressed ? new InflaterInputStream(in) : in,
          "The recipe in " + name,
          StrictJson.MOST_BYTES);
    } catch (IOException e) {
      throw new BadRequest("The recipe in %s is damaged: %s.".formatted(name, e.getMessage()), e);
    }
  }

  private static int zeroFrom(byte[] data, int start, String name) {
    for (int i = start; i < data.length; i++) {
      if (data[i] == 0) {
        return i;
      }
    }
    throw new BadRequest("The recipe in %s is cut off.".formatted(name));
  }

  private static Map<String, byte[]> files(PngChunks chunks, String name) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (byte[] data : chunks.data(FILE_CHUNK)) {
      int end = zeroFrom(data, 0, name);
      if (end > LONGEST_NAME) {
        throw new BadRequest("A file embedded in %s has too long a name.".formatted(name));
      }
      String file = new String(data, 0, end, StandardCharsets.UTF_8);
      if (files.put(file, Arrays.copyOfRange(data, end + 1, data.length)) != null) {
        throw new BadRequest("%s embeds two files of the same name.".formatted(name));
      }
    }
    return files;
  }
}
