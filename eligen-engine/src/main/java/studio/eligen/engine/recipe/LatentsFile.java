package studio.eligen.engine.recipe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.Undecoded;
import studio.eligen.engine.weights.Safetensors;
import studio.eligen.engine.weights.SafetensorsWriter;
import studio.eligen.engine.weights.StoredType;
import studio.eligen.engine.weights.WeightFile.Stored;

/**
 * A picture that is drawn but for its last step, as a safetensors file: tensor {@code latents},
 * F32, (1, channels, height / 8, width / 8), the recipe in the metadata under {@code eligen}, and
 * the files that it names as tensors of bytes.
 */
public final class LatentsFile {

  private static final String TENSOR = "latents";
  private static final String RECIPE = "eligen";

  private LatentsFile() {}

  /**
   * What such a file holds.
   *
   * @param design whatever else the picture should carry, as a JSON object
   */
  public record Contents(Undecoded picture, Optional<String> design) {}

  /**
   * Writes a file.
   *
   * @throws BadRequest if it cannot be written
   */
  public static void write(Undecoded picture, Optional<String> design, Path file) {
    RecipeJson recipe = RecipeJson.of(new Recipe(picture.request(), picture.model(), design));
    NoiseTensor latents = picture.latents();
    long[] shape = {1, latents.channels(), latents.height(), latents.width()};
    String json = new String(recipe.json(), StandardCharsets.UTF_8);
    try (SafetensorsWriter writer =
        SafetensorsWriter.open(file, Map.of(RECIPE, json), TENSOR, shape, recipe.files())) {
      writer.append(latents.values());
      writer.commit();
    }
  }

  /**
   * Reads a file.
   *
   * @throws studio.eligen.engine.RenderException if it is not one that this program can have
   *     written
   */
  public static Contents read(Path path) {
    try (Safetensors file = Safetensors.open(path)) {
      String json = file.metadata().get(RECIPE);
      if (json == null || !file.tensors().containsKey(TENSOR)) {
        throw new BadRequest(
            "%s holds no picture's latents with their recipe; name a file that \"eligen render\" has kept."
                .formatted(path));
      }
      requireSmall(file);
      Map<String, byte[]> files = new LinkedHashMap<>();
      file.tensors().keySet().stream()
          .filter(name -> !name.equals(TENSOR))
          .forEach(name -> files.put(name, bytes(file, name)));
      Recipe recipe =
          new RecipeJson(json.getBytes(StandardCharsets.UTF_8), files).recipe(path.toString());
      NoiseTensor latents = LatentTensor.read(file, TENSOR, recipe.request());
      return new Contents(
          new Undecoded(latents, recipe.request(), recipe.model()), recipe.design());
    }
  }

  /** All that lies beside the latents is read into memory. */
  private static void requireSmall(Safetensors file) {
    long beside =
        file.tensors().entrySet().stream()
            .filter(tensor -> !tensor.getKey().equals(TENSOR))
            .mapToLong(tensor -> tensor.getValue().end() - tensor.getValue().begin())
            .sum();
    if (beside > Attachments.MOST_BYTES) {
      throw new BadRequest(
          "%s holds %d bytes beside the latents; at most %d are read."
              .formatted(file.file(), beside, Attachments.MOST_BYTES));
    }
  }

  private static byte[] bytes(Safetensors file, String name) {
    Stored stored = file.tensors().get(name);
    long size = stored.end() - stored.begin();
    if (stored.type() != StoredType.U8 || size > Attachments.MOST_BYTES) {
      throw new BadRequest(
          "%s holds %s, %d bytes of %s; beside the latents there are only files of at most %d bytes, in U8."
              .formatted(file.file(), name, size, stored.type(), Attachments.MOST_BYTES));
    }
    ByteBuffer mapped = file.map(name);
    byte[] bytes = new byte[mapped.remaining()];
    mapped.get(bytes);
    return bytes;
  }
}
