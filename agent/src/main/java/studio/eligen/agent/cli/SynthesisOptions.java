package studio.eligen.agent.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.pairs.EditPlans;
import studio.eligen.agent.pairs.PairFactory;
import studio.eligen.agent.pairs.Scripts;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.weights.Fingerprint;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.prompts.Prompts;

/** What a command line says of the pairs to make, on one machine or on a cluster. */
public final class SynthesisOptions {

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all that chance decides (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private DrawingOptions drawing;

  /** Of all that chance decides. */
  public long seed() {
    return seed;
  }

  /** Refuses numbers that are out of their range. */
  public void check() {
    drawing.check();
  }

  /** One who draws with the model, which is loaded with the first picture. */
  public LocalRenderer renderer() {
    return new LocalRenderer(drawing.model().path(), drawing.model().options());
  }

  /** One who makes the pairs. */
  public PairFactory factory(Renderer renderer) {
    GenerationDefaults defaults = drawing.defaults();
    Prompts prompts = Prompts.builtIn();
    return new PairFactory(
        new Scripts(
            VocabularyFile.of(drawing.model().path()),
            prompts,
            new Canvas(defaults.width(), defaults.height())),
        new EditPlans(new RenderPlanner(defaults, prompts)),
        renderer);
  }

  /** What decides of a pair, beside its seed and number, as a text that tells it from others. */
  public String origin() {
    ModelOptions model = drawing.model();
    String loras =
        model.loras().stream()
            .map(lora -> " + " + lora.orElse(1).file())
            .collect(Collectors.joining());
    return "%s%s, %d steps%s"
        .formatted(
            Fingerprint.ofModel(ModelFiles.find(model.path(), model.parts())),
            model.options().bundledLora() ? "" : " without its LoRA",
            drawing.defaults().steps(),
            loras);
  }
}
