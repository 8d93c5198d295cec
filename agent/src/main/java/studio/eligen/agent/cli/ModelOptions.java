package studio.eligen.agent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.EngineOptions.Storage;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.weights.ModelFiles;

/** Which model a command loads and how: a picocli mixin for every command that draws. */
public final class ModelOptions {

  /** Where the launcher says which model comes with the program. */
  static final String MODEL_PROPERTY = "eligen.model";

  @Option(
      names = "--model",
      paramLabel = "PATH",
      description =
          "The model: its folder, a file such as flux1-dev.safetensors, or ComfyUI's models folder (default: the one that comes with the program).")
  private Path model;

  @Option(
      names = "--transformer",
      paramLabel = "PATH",
      description = "The transformer's file or folder, where it lies elsewhere.")
  private Path transformer;

  @Option(
      names = "--clip",
      paramLabel = "PATH",
      description = "CLIP-L's file or folder, where it lies elsewhere.")
  private Path clip;

  @Option(
      names = "--t5",
      paramLabel = "PATH",
      description = "T5-XXL's file or folder, where it lies elsewhere.")
  private Path t5;

  @Option(
      names = "--vae",
      paramLabel = "PATH",
      description = "The autoencoder's file or folder, where it lies elsewhere.")
  private Path vae;

  @Option(
      names = "--ip-adapter",
      paramLabel = "PATH",
      description =
          "The file of an IP-Adapter, which draws in the style of a picture; with --image-encoder.")
  private Path ipAdapter;

  @Option(
      names = "--image-encoder",
      paramLabel = "PATH",
      description = "SigLIP's file or folder, which an IP-Adapter looks at pictures with.")
  private Path imageEncoder;

  @Option(
      names = "--kind",
      paramLabel = "dev|schnell|krea|kontext",
      converter = KindConverter.class,
      description = "Which FLUX.1 model it is, where its files do not tell.")
  private ModelKind kind;

  @Option(
      names = "--lora",
      paramLabel = "FILE[:scale]",
      converter = LoraArgument.Converter.class,
      description = "A LoRA to add; may be given several times.")
  private List<LoraArgument> loras = new ArrayList<>();

  @Option(
      names = "--loras",
      paramLabel = "FOLDER",
      description =
          "A folder of LoRAs that may be chosen from by name; none of them is used before that.")
  private Path loraFolder;

  @Option(names = "--no-lora", description = "Leave out the EliGen LoRA in the model's own folder.")
  private boolean noLora;

  @Option(
      names = "--t5-length",
      paramLabel = "N",
      description = "Tokens of each T5 prompt (default: what the model says).")
  private Integer t5Length;

  @Option(
      names = "--entity-t5-length",
      paramLabel = "N",
      description =
          "Tokens of each thing's T5 prompt, where they shall be fewer: quicker, and other pictures (default: those of --t5-length).")
  private Integer entityT5Length;

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda:N",
      converter = DeviceConverter.class,
      description = "Where to compute (default: cpu).")
  private Device device = Device.CPU;

  @Option(
      names = "--dtype",
      paramLabel = "f32|bf16",
      converter = DtypeConverter.class,
      description =
          "What to compute in (default: bf16 on a GPU, and for large models on a CPU that has it; else f32).")
  private Dtype dtype;

  @Option(
      names = "--weights-dtype",
      paramLabel = "stored|fp8",
      converter = StorageConverter.class,
      description =
          "How to keep the weights of the transformer and of T5: as their files have them, or in eight bits (default: stored).")
  private Storage storage = Storage.AS_STORED;

  /**
   * The model: a folder or a file.
   *
   * @throws ModelMissing if none was named
   */
  public Path path() {
    if (isNamed()) {
      return model != null ? model : transformer;
    }
    String builtIn = System.getProperty(MODEL_PROPERTY);
    if (builtIn == null) {
      throw new ModelMissing("No model was named; give its folder or file with --model PATH.");
    }
    return Path.of(builtIn);
  }

  /** Whether it is another model than the one that comes with the program. */
  public boolean isNamed() {
    return model != null || transformer != null;
  }

  /** What was named of the model one by one. */
  public ModelParts parts() {
    return new ModelParts(
        Optional.ofNullable(transformer),
        Optional.ofNullable(clip),
        Optional.ofNullable(t5),
        Optional.ofNullable(vae),
        Optional.ofNullable(imageEncoder),
        Optional.ofNullable(ipAdapter),
        Optional.ofNullable(kind));
  }

  /**
   * What a request means by what it does not say.
   *
   * @throws studio.eligen.engine.RenderException if the model's files do not tell its kind
   */
  public GenerationDefaults defaults() {
    return ModelFiles.defaults(path(), parts());
  }

  /** How to load the model. */
  public EngineOptions options() {
    return new EngineOptions(
        device,
        Optional.ofNullable(dtype),
        !noLora,
        Stream.concat(
                loras.stream().map(lora -> lora.orElse(1)),
                offered().stream().map(file -> new LoraFile(file, 0)))
            .toList(),
        given(t5Length),
        given(entityT5Length),
        parts(),
        storage,
        embeddings());
  }

  private static OptionalInt given(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /**
   * Where embeddings of texts are kept. The model that comes with the program makes them quicker
   * than a disk reads them.
   */
  private Optional<Path> embeddings() {
    try {
      return isNamed()
          ? Optional.of(DataFolder.usual().path().resolve("embeddings"))
          : Optional.empty();
    } catch (ArchiveException e) {
      return Optional.empty(); // There is no folder for data.
    }
  }

  /** The LoRAs as they were given, in order. */
  public List<LoraArgument> loras() {
    return loras;
  }

  /** The files in the folder of LoRAs, apart from those that were given by themselves. */
  public List<Path> offered() {
    if (loraFolder == null) {
      return List.of();
    }
    Set<Path> given = new HashSet<>();
    loras.forEach(lora -> given.add(lora.file().toAbsolutePath().normalize()));
    try (Stream<Path> files = Files.list(loraFolder)) {
      return files
          .filter(file -> file.toString().endsWith(".safetensors") && Files.isRegularFile(file))
          .filter(file -> !given.contains(file.toAbsolutePath().normalize()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadRequest(
          "--loras %s cannot be listed; name a folder of .safetensors files."
              .formatted(loraFolder));
    }
  }

  /** Reads {@code dev}, {@code schnell} and so on. */
  static final class KindConverter implements ITypeConverter<ModelKind> {

    @Override
    public ModelKind convert(String argument) {
      return ModelKind.of(argument)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"" + argument + "\" is not dev, schnell, krea or kontext"));
    }
  }

  /** Reads {@code stored} and {@code fp8}. */
  static final class StorageConverter implements ITypeConverter<Storage> {

    @Override
    public Storage convert(String argument) {
      return switch (argument) {
        case "stored" -> Storage.AS_STORED;
        case "fp8" -> Storage.FP8;
        default -> throw new TypeConversionException("\"" + argument + "\" is not stored or fp8");
      };
    }
  }

  /** Reads {@code f32} and {@code bf16}. */
  static final class DtypeConverter implements ITypeConverter<Dtype> {

    @Override
    public Dtype convert(String argument) {
      for (Dtype dtype : Dtype.values()) {
        if (dtype.name().toLowerCase(Locale.ROOT).equals(argument)) {
          return dtype;
        }
      }
      throw new TypeConversionException("\"" + argument + "\" is not f32 or bf16");
    }
  }
}
