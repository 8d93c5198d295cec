package studio.eligen.engine.style;

import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.weights.ConfigJson;

/**
 * An IP-Adapter's dimensions, which its tensors' sides tell, and those of the transformer that it
 * was trained for. InstantX's for FLUX.1-dev: 128 tokens of 4096, made of SigLIP's 1152.
 *
 * @param imageWidth of the image encoder's pooled state
 * @param tokens that a picture becomes
 * @param tokenWidth of each
 */
public record IpAdapterConfig(
    int imageWidth, int tokens, int tokenWidth, int blocks, int heads, int headWidth) {

  public static IpAdapterConfig of(ConfigJson adapter, FluxConfig flux) {
    return new IpAdapterConfig(
        adapter.count("id_embeddings_dim"),
        adapter.count("num_tokens"),
        adapter.count("cross_attention_dim"),
        flux.doubleBlocks() + flux.singleBlocks(),
        flux.heads(),
        flux.headWidth());
  }

  /** Of the transformer's tokens. */
  int hidden() {
    return heads * headWidth;
  }
}
