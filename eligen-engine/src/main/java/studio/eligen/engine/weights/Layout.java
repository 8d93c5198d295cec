package studio.eligen.engine.weights;

import java.util.List;

/** Where a checkpoint keeps what the engine asks for. */
public enum Layout {
  /** Under the very name, as one tensor. */
  AS_ASKED,
  /** The transformer in the diffusers folder: see {@link KeyNames}. */
  DIFFUSERS,
  /** The autoencoder in BFL's file {@code ae.safetensors}: see {@link VaeNames}. */
  VAE_SINGLE_FILE,
  /** T5 whose embedding has its second name alone. */
  T5_EMBEDDING_RENAMED,
  /** T5 in GGUF: see {@link Gguf.T5Names}. */
  T5_GGUF;

  private static final String T5_EMBEDDING = "shared.weight";

  /**
   * The tensors that make up a parameter.
   *
   * @param names from the first row to the last
   * @param halvesSwapped whether its two halves must change places
   */
  record Source(List<String> names, boolean halvesSwapped) {}

  /** How a part's checkpoint calls its tensors. */
  public static Layout of(PartKind part, Checkpoint checkpoint) {
    return switch (part) {
      case TRANSFORMER -> checkpoint.has("img_in.weight") ? AS_ASKED : DIFFUSERS;
      case VAE -> checkpoint.has("decoder.mid.block_1.conv1.weight") ? VAE_SINGLE_FILE : AS_ASKED;
      case T5 -> ofT5(checkpoint);
      case CLIP, IMAGE_ENCODER, IP_ADAPTER -> AS_ASKED;
    };
  }

  private static Layout ofT5(Checkpoint checkpoint) {
    if (checkpoint.has(Gguf.T5Names.BIAS)) {
      return T5_GGUF;
    }
    return checkpoint.has(T5_EMBEDDING) ? AS_ASKED : T5_EMBEDDING_RENAMED;
  }

  Source source(String parameter) {
    return switch (this) {
      case AS_ASKED -> new Source(List.of(parameter), false);
      case DIFFUSERS -> diffusers(parameter);
      case VAE_SINGLE_FILE -> new Source(List.of(VaeNames.singleFile(parameter)), false);
      case T5_EMBEDDING_RENAMED ->
          new Source(
              List.of(parameter.equals(T5_EMBEDDING) ? "encoder.embed_tokens.weight" : parameter),
              false);
      case T5_GGUF -> new Source(List.of(Gguf.T5Names.gguf(parameter)), false);
    };
  }

  private static Source diffusers(String parameter) {
    int dot = parameter.lastIndexOf('.');
    String layer = parameter.substring(0, dot);
    String ending = parameter.substring(dot).replace(".scale", ".weight");
    return new Source(
        KeyNames.diffusers(layer).stream().map(name -> name + ending).toList(),
        KeyNames.swappedInDiffusers(layer));
  }
}
