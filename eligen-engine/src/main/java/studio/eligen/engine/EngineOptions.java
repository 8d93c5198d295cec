package studio.eligen.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to load a model.
 *
 * @param device where to compute
 * @param dtype what to compute in; by default bfloat16 on a GPU, and on a CPU that has it in
 *     hardware where the model is wide; else float32
 * @param bundledLora whether to add the model folder's own {@code lora/eligen.safetensors}
 * @param loras further LoRAs, added in order; those of scale 0 are there for requests that name
 *     them
 * @param t5Length tokens of each T5 prompt; by default what the model's tokenizer_2 says, at most
 *     what it was trained with
 * @param entityT5Length tokens of each entity's T5 prompt, where they are to be fewer: such prompts
 *     are short, and the attention is quicker the fewer they are
 * @param parts what is not in the model's own place
 * @param storage how the dense layers of the transformer and of T5 are kept in memory
 * @param embeddings a folder for what the text encoders make of texts, so that they are loaded only
 *     when a text is new; at most a gigabyte is kept there
 */
public record EngineOptions(
    Device device,
    Optional<Dtype> dtype,
    boolean bundledLora,
    List<LoraFile> loras,
    OptionalInt t5Length,
    OptionalInt entityT5Length,
    ModelParts parts,
    Storage storage,
    Optional<Path> embeddings) {

  /** The CPU in float32 with the model's own LoRA. */
  public static final EngineOptions DEFAULT =
      new EngineOptions(Device.CPU, Optional.empty(), true, List.of(), OptionalInt.empty());

  /** For a model whose parts are all in its own place. */
  public EngineOptions(
      Device device,
      Optional<Dtype> dtype,
      boolean bundledLora,
      List<LoraFile> loras,
      OptionalInt t5Length) {
    this(device, dtype, bundledLora, loras, t5Length, ModelParts.FOUND);
  }

  /** For weights that are kept as their files have them. */
  public EngineOptions(
      Device device,
      Optional<Dtype> dtype,
      boolean bundledLora,
      List<LoraFile> loras,
      OptionalInt t5Length,
      ModelParts parts) {
    this(
        device,
        dtype,
        bundledLora,
        loras,
        t5Length,
        OptionalInt.empty(),
        parts,
        Storage.AS_STORED,
        Optional.empty());
  }

  public EngineOptions {
    loras = List.copyOf(loras);
  }

  /** The same with texts' embeddings kept in a folder. */
  public EngineOptions withEmbeddings(Path folder) {
    return new EngineOptions(
        device,
        dtype,
        bundledLora,
        loras,
        t5Length,
        entityT5Length,
        parts,
        storage,
        Optional.of(folder));
  }

  /** The same with other LoRAs. */
  public EngineOptions withLoras(List<LoraFile> others) {
    return new EngineOptions(
        device, dtype, bundledLora, others, t5Length, entityT5Length, parts, storage, embeddings);
  }

  /** The same without the model folder's own LoRA. */
  public EngineOptions withoutBundledLora() {
    return new EngineOptions(
        device, dtype, false, loras, t5Length, entityT5Length, parts, storage, embeddings);
  }

  /** The same with so many tokens of each entity's prompt. */
  public EngineOptions withEntityT5Length(OptionalInt length) {
    return new EngineOptions(
        device, dtype, bundledLora, loras, t5Length, length, parts, storage, embeddings);
  }

  /** The same on another device. */
  public EngineOptions on(Device other) {
    return new EngineOptions(
        other, dtype, bundledLora, loras, t5Length, entityT5Length, parts, storage, embeddings);
  }

  /** What the transformer computes in. */
  public enum Dtype {
    F32,
    BF16
  }

  /** How dense layers are kept in memory. */
  public enum Storage {
    /** As their file has them; wider where there is room, as that is quicker. */
    AS_STORED,
    /** In floats of eight bits, four of exponent, with a scale for each layer. */
    FP8
  }

  /** The CPU, or one of the CUDA devices. */
  public sealed interface Device {
    Device CPU = new Cpu();

    record Cpu() implements Device {

      /** Written out, as every start asks for it, and Java takes long to make a record's own. */
      @Override
      public String toString() {
        return "cpu";
      }
    }

    record Cuda(int index) implements Device {}
  }

  /**
   * A LoRA to add to the weights: W + scale · alpha / rank · up · down.
   *
   * @param scale 1 is as trained, 0 is none
   */
  public record LoraFile(Path file, double scale) {

    private static final String ENDING = ".safetensors";

    /** What requests call it: the file's name without what tells its format. */
    public String name() {
      String name = file.getFileName().toString();
      return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /** The same at another scale. */
    public LoraFile at(double other) {
      return new LoraFile(file, other);
    }
  }
}
