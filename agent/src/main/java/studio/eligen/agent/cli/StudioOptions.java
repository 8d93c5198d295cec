package studio.eligen.agent.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import studio.eligen.agent.ArchivedToolModes;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.lexicon.PartsOfSpeech;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.MllmClient;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.Seed;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.prompts.Prompts;

/** The command line's words on what a studio works with: a picocli mixin for both its faces. */
public final class StudioOptions {

  @Option(names = "--no-render", description = "Make only designs; loads no model.")
  private boolean noRender;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the first picture, up to 2^64 - 1. Default: ${DEFAULT-VALUE}.",
      converter = WrittenSeed.class,
      defaultValue = "0")
  private Long seed;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Size of the picture in pixels, multiples of 16. Default: the model's.")
  private String size;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of the sampler. Default: the model's.")
  private Integer steps;

  @Option(
      names = "--prompts",
      paramLabel = "DIR",
      description = "A folder with texts that take the place of the built-in ones.")
  private Path promptsFolder;

  @Option(names = "--offline", description = "Follow plain English by rules; ask no server.")
  private boolean offline;

  @Mixin private ModelOptions model;
  @Mixin private MllmOptions mllm;

  /**
   * What the options ask for.
   *
   * @param note hears what a person should know of it
   * @throws studio.eligen.engine.RenderException if an option does not fit or the model is missing
   * @throws studio.eligen.prompts.PromptException if a prompt does not fit
   */
  public StudioFactory factory(Consumer<String> note) {
    Optional<Path> folder = modelFolder();
    if (model.isNamed() && !noRender) {
      tellModel(note);
    }
    Optional<MllmSettings> server = server(note);
    if (server.isEmpty()) {
      // Plain English needs it for its first sentence, and much else is to be opened until then.
      PartsOfSpeech.preload();
    }
    return new StudioFactory(
        noRender ? Optional.empty() : folder,
        model.options(),
        defaults(folder),
        folder.map(VocabularyFile::of).orElseGet(VocabularyFile::anything),
        promptsFolder == null ? Prompts.builtIn() : Prompts.overriddenBy(promptsFolder),
        server.map(found -> new MllmClient(found, new ArchivedToolModes(DataFolder.usual()))));
  }

  /** The blank design that every conversation begins with. */
  public Design first(StudioFactory factory) {
    return Design.blank(canvas(factory.defaults()), seed);
  }

  /** The model: none only where nothing is to be drawn. */
  private Optional<Path> modelFolder() {
    Path folder;
    try {
      folder = model.path();
    } catch (ModelMissing unnamed) {
      if (noRender) {
        return Optional.empty();
      }
      throw unnamed;
    }
    if (!Files.exists(folder)) {
      throw new ModelMissing("There is no model %s; name another with --model.".formatted(folder));
    }
    return Optional.of(folder);
  }

  private GenerationDefaults defaults(Optional<Path> folder) {
    GenerationDefaults usual = folder.map(this::usual).orElse(GenerationDefaults.PAPER);
    if (steps != null && (steps < 1 || steps > 1000)) {
      throw new InvalidInput("--steps is %d; it must be 1 to 1000.".formatted(steps));
    }
    return steps == null ? usual : usual.withSteps(steps);
  }

  private void tellModel(Consumer<String> note) {
    try {
      note.accept("Pictures by " + ModelFiles.find(model.path(), model.parts()).summary() + ".");
    } catch (ModelMissing | ModelCorrupt | BadRequest untold) {
      // It is told when the model is loaded; designs need none.
    }
  }

  /** What is wrong with the model's files is told when it is loaded; designs need none. */
  private GenerationDefaults usual(Path folder) {
    try {
      return model.defaults();
    } catch (ModelMissing | ModelCorrupt | BadRequest untold) {
      return GenerationDefaults.of(folder);
    }
  }

  private Canvas canvas(GenerationDefaults defaults) {
    if (size == null) {
      return new Canvas(defaults.width(), defaults.height());
    }
    return Canvas.written(size)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "--size is \"%s\"; give width x height, such as 256x256.".formatted(size)));
  }

  private Optional<MllmSettings> server(Consumer<String> note) {
    if (offline) {
      return Optional.empty();
    }
    MllmConfiguration configuration = mllm.configuration();
    configuration.gap().ifPresent(note);
    return configuration.server();
  }

  /** A seed on the command line. */
  static final class WrittenSeed implements ITypeConverter<Long> {

    @Override
    public Long convert(String written) {
      return Seed.of(written)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"%s\" is no whole number from 0 to 18446744073709551615"
                          .formatted(written)));
    }
  }
}
