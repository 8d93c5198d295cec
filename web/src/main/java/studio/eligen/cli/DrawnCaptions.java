package studio.eligen.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import studio.eligen.agent.annotation.Annotator;
import studio.eligen.agent.annotation.DrawnPictures;
import studio.eligen.agent.annotation.PictureSource;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.recipe.PngRecipe;

/** Draws captions, each once: the model is loaded for the first that was not drawn before. */
final class DrawnCaptions implements AutoCloseable {

  private static final long LARGEST_FILE = 64L << 20;

  private final ModelOptions model;
  private final GenerationDefaults defaults;
  private final long seed;
  private final DrawnPictures drawn;
  private final Consumer<EliGen> loaded;
  private EliGen engine;

  /**
   * With a model that is not loaded yet.
   *
   * @param seed another one gives other pictures for the same captions
   * @param loaded hears of the model
   */
  DrawnCaptions(
      ModelOptions model,
      GenerationDefaults defaults,
      long seed,
      DrawnPictures drawn,
      Consumer<EliGen> loaded) {
    this.model = model;
    this.defaults = defaults;
    this.seed = seed;
    this.drawn = drawn;
    this.loaded = loaded;
  }

  /**
   * The captions of a file: a line each, each once.
   *
   * @throws BadRequest if there is none, or one cannot be drawn
   */
  List<PictureSource> in(Path file) {
    Set<String> captions = new LinkedHashSet<>();
    try {
      new String(SmallFile.read(file, LARGEST_FILE), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replace("\uFEFF", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(captions::add);
    } catch (IOException e) {
      throw new BadRequest("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
    if (captions.isEmpty()) {
      throw new BadRequest("%s holds no caption; write one a line.".formatted(file));
    }
    return captions.stream().<PictureSource>map(text -> new Caption(request(text))).toList();
  }

  private RenderRequest request(String caption) {
    String hash = Annotator.hash((seed + "\n" + caption).getBytes(StandardCharsets.UTF_8));
    return defaults
        .request(caption)
        .seed(Long.parseUnsignedLong(hash.substring(0, 15), 16))
        .build();
  }

  /** One after another: the engine has one thread. */
  private synchronized byte[] draw(RenderRequest request, Cancellation cancellation) {
    String key = Annotator.hash(depends(request).getBytes(StandardCharsets.UTF_8));
    Optional<byte[]> before = drawn.read(key);
    if (before.isPresent()) {
      return before.get();
    }
    cancellation.throwIfCancelled();
    if (engine == null) {
      engine = EliGen.load(model.path(), model.options());
      loaded.accept(engine);
    }
    byte[] png =
        PngRecipe.encode(
            engine.render(request, RenderListener.SILENT, cancellation), Optional.empty());
    drawn.write(key, png, Math.max(request.width(), request.height()));
    return png;
  }

  /** All that a picture depends on, as far as it is known before the model is loaded. */
  private String depends(RenderRequest request) {
    return "%s\n%s\n%s\n%s"
        .formatted(
            request, model.path().toAbsolutePath().normalize(), model.parts(), model.loras());
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
    }
  }

  private final class Caption implements PictureSource {
    private final RenderRequest request;

    Caption(RenderRequest request) {
      this.request = request;
    }

    @Override
    public String name() {
      return request.prompt();
    }

    @Override
    public byte[] read(Cancellation cancellation) {
      return draw(request, cancellation);
    }
  }
}
