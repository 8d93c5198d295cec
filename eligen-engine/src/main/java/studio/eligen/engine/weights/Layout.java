package studio.eligen.engine.weights;

import java.util.List;

/** Where a checkpoint keeps what the engine asks for. */
public enum Layout {
  /** Under the very name, as one tensor. */
  AS_ASKED,
  /** The transformer in the diffusers folder: see {@link KeyNames}. */
  DIFFUSERS;

  /**
   * The tensors that make up a parameter.
   *
   * @param names from the first row to the last
   * @param halvesSwapped whether its two halves must change places
   */
  record Source(List<String> names, boolean halvesSwapped) {}

  /** The layout of a transformer's checkpoint. */
  public static Layout ofTransformer(Checkpoint checkpoint) {
    return checkpoint.has("img_in.weight") ? AS_ASKED : DIFFUSERS;
  }

  Source source(String parameter) {
    if (this == AS_ASKED) {
      return new Source(List.of(parameter), false);
    }
    int dot = parameter.lastIndexOf('.');
    String layer = parameter.substring(0, dot);
    String ending = parameter.substring(dot).replace(".scale", ".weight");
    return new Source(
        KeyNames.diffusers(layer).stream().map(name -> name + ending).toList(),
        KeyNames.swappedInDiffusers(layer));
  }
}
