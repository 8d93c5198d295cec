package studio.eligen.agent;

import java.nio.file.Path;
import java.util.List;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.pipeline.EliGen;

/** The model that ships, with its own words: tests name nothing that it might not know. */
public final class TinyModel {

  public static final Path FOLDER =
      Path.of("../eligen-engine/models/eligen-tiny").toAbsolutePath().normalize();

  private static final Vocabulary WORDS = VocabularyFile.of(FOLDER);

  private TinyModel() {}

  /** Its settings, but so many steps. */
  public static GenerationDefaults settings(int steps) {
    GenerationDefaults usual = GenerationDefaults.of(FOLDER);
    return new GenerationDefaults(
        usual.width(),
        usual.height(),
        steps,
        usual.cfg(),
        usual.guidance(),
        usual.negative(),
        usual.schedule(),
        usual.draft());
  }

  /** The model in memory. Closing it is for whoever loads it, not for the studios that use it. */
  public static Loaded load() {
    return new Loaded(EliGen.load(FOLDER, EngineOptions.DEFAULT));
  }

  /** Things that take a colour: "car". */
  public static List<String> colourable() {
    return WORDS.things().stream().filter(Thing::colours).map(Thing::name).toList();
  }

  /** Things that come in a colour of their own: "cat". */
  public static List<String> plain() {
    return WORDS.things().stream().filter(thing -> !thing.colours()).map(Thing::name).toList();
  }

  public static String scene() {
    return WORDS.places().get(0).phrases().get(0);
  }

  public static String placeName(int index) {
    return WORDS.places().get(index).name();
  }

  /** Draws with a model that stays in memory when a studio is closed. */
  public record Loaded(EliGen engine) implements Renderer {
    @Override
    public RenderedImage render(
        RenderRequest request, RenderListener listener, Cancellation cancellation) {
      return engine.render(request, listener, cancellation);
    }

    public RenderedImage render(RenderRequest request) {
      return engine.render(request, RenderListener.SILENT, new Cancellation());
    }

    @Override
    public void close() {}
  }
}
