package studio.eligen.engine.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.image.Photo;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.pipeline.ModelComponents;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Safetensors;
import studio.eligen.engine.weights.SafetensorsWriter;

/**
 * What the autoencoder and the text encoders make of every picture, computed once and kept on the
 * disk, a file a picture: training itself needs neither of them.
 *
 * <p>A file appears whole or not at all, so that a preparation that was stopped goes on.
 */
final class SampleCache {

  private static final String LATENTS = "latents";
  private static final String TEXT = "text";
  private static final String POOLED = "pooled";
  private static final String REGIONS = "regions";

  private final Torch torch;
  private final Path folder;
  private final int captionTokens;

  /**
   * @param captionTokens of each picture's own prompt
   */
  SampleCache(Torch torch, Path folder, int captionTokens) {
    this.torch = torch;
    this.folder = folder;
    this.captionTokens = captionTokens;
  }

  /**
   * A picture as the transformer takes it.
   *
   * @param latents (1, 16, latentHeight, latentWidth)
   * @param prompts of the entities and the picture
   */
  record Prepared(NDArray latents, PromptEmbeddings prompts, PictureGrid grid) {}

  private Path file(int picture) {
    return folder.resolve("%06d.safetensors".formatted(picture));
  }

  private Path empty() {
    return folder.resolve("empty.safetensors");
  }

  /** Whether a picture needs no preparation any more. */
  boolean has(int picture) {
    return Files.exists(file(picture));
  }

  /** Encodes the empty prompt, which takes the place of captions that are dropped. */
  void prepareEmpty(ModelComponents model) {
    if (!Files.exists(empty())) {
      createFolder();
      try (Scope scope = Scope.open()) {
        PromptEmbeddings prompts = model.text().encode(List.of(), "", List.of());
        write(empty(), Map.of(TEXT, prompts.text(), POOLED, prompts.pooled()));
      }
    }
  }

  private void createFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadRequest("%s cannot be made: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  /** Encodes a picture, its prompts and the places of its entities. */
  void prepare(int picture, TrainingSet.Item item, int mostPixels, ModelComponents model) {
    try (Scope scope = Scope.open()) {
      BufferedImage image =
          Photo.uncropped(TrainingSet.bytes(item.image()), item.image().toString(), mostPixels);
      RenderRequest request = request(item, image.getWidth(), image.getHeight());
      PictureGrid grid = PictureGrid.of(request);
      List<RegionTokens> regions =
          LatentCells.ofEntities(request).stream().map(RegionTokens::of).toList();
      List<String> entities = item.entities().stream().map(TrainingSet.Entity::prompt).toList();
      PromptEmbeddings prompts = model.text().encode(entities, item.prompt(), regions);
      NDArray pixels =
          torch.array(Planes.of(image), 1, 3, grid.height(), grid.width()); // (1, 3, height, width)
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      arrays.put(LATENTS, model.vae().encode(pixels)); // (1, 16, latentHeight, latentWidth)
      arrays.put(TEXT, prompts.text()); // (1, text, textWidth)
      arrays.put(POOLED, prompts.pooled()); // (1, pooledWidth)
      arrays.put(REGIONS, marks(regions, grid)); // (entities, image)
      write(file(picture), arrays);
    }
  }

  /** What decides where its entities may act, as in a render. */
  private static RenderRequest request(TrainingSet.Item item, int width, int height) {
    List<RenderRequest.Entity> entities =
        item.entities().stream()
            .map(
                entity ->
                    new RenderRequest.Entity(entity.prompt(), entity.place().in(width, height)))
            .toList();
    return GenerationDefaults.PAPER
        .request(item.prompt())
        .size(width, height)
        .entities(entities)
        .build();
  }

  /** 1 where a region has a token, else 0: (entities, image). */
  private NDArray marks(List<RegionTokens> regions, PictureGrid grid) {
    float[] marks = new float[regions.size() * grid.imageTokens()];
    for (int i = 0; i < regions.size(); i++) {
      int row = i * grid.imageTokens();
      regions.get(i).tokens().stream().forEach(token -> marks[row + token] = 1);
    }
    return torch.array(marks, regions.size(), grid.imageTokens()); // (entities, image)
  }

  private static void write(Path file, Map<String, NDArray> arrays) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    arrays.forEach((name, array) -> shapes.put(name, array.getShape().getShape()));
    try (SafetensorsWriter writer = SafetensorsWriter.open(file, Map.of(), shapes)) {
      arrays.values().forEach(array -> writer.append(array.toFloatArray()));
      writer.commit();
    }
  }

  /** A picture that was prepared. */
  Prepared read(int picture) {
    try (Safetensors file = Safetensors.open(file(picture))) {
      NDArray latents = array(file, LATENTS); // (1, 16, latentHeight, latentWidth)
      PictureGrid grid =
          new PictureGrid(
              (int) latents.getShape().get(2) * LatentCells.SIDE,
              (int) latents.getShape().get(3) * LatentCells.SIDE);
      PromptEmbeddings prompts =
          new PromptEmbeddings(
              array(file, TEXT), array(file, POOLED), regions(file, grid), captionTokens);
      return new Prepared(latents, prompts, grid);
    }
  }

  /** The same prompts without the global one: the entities keep theirs. */
  PromptEmbeddings withoutCaption(PromptEmbeddings prompts) {
    try (Safetensors file = Safetensors.open(empty())) {
      NDArray nothing = array(file, TEXT); // (1, promptTokens, textWidth)
      long entities = prompts.text().getShape().get(1) - nothing.getShape().get(1);
      NDList parts = prompts.text().split(new long[] {entities}, 1); // (1, …, textWidth)
      NDArray text = NDArrays.concat(new NDList(parts.get(0), nothing), 1); // (1, text, textWidth)
      return new PromptEmbeddings(text, array(file, POOLED), prompts.regions(), captionTokens);
    }
  }

  private NDArray array(Safetensors file, String tensor) {
    return torch.array(file.floats(tensor), file.tensors().get(tensor).shape()); // as stored
  }

  private static List<RegionTokens> regions(Safetensors file, PictureGrid grid) {
    float[] marks = file.floats(REGIONS);
    List<RegionTokens> regions = new ArrayList<>();
    for (int from = 0; from < marks.length; from += grid.imageTokens()) {
      BitSet tokens = new BitSet(grid.imageTokens());
      for (int token = 0; token < grid.imageTokens(); token++) {
        tokens.set(token, marks[from + token] != 0);
      }
      regions.add(new RegionTokens(tokens));
    }
    return regions;
  }
}
