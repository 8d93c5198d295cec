package studio.eligen.engine.weights;

/** The tensors of the published image encoder and IP-Adapter, by their names and sizes. */
final class StyleCheckpoints {

  private static final int SIGLIP = 1152;
  private static final int SIGLIP_MLP = 4304;

  private StyleCheckpoints() {}

  /** SigLIP-so400m with its text encoder, as google/siglip-so400m-patch14-384 has both. */
  static SparseCheckpoint siglip() {
    SparseCheckpoint siglip = new SparseCheckpoint();
    siglip.add("logit_scale", 1).add("logit_bias", 1);
    siglip.add("text_model.embeddings.token_embedding.weight", 32000, SIGLIP);
    siglip.conv("vision_model.embeddings.patch_embedding", SIGLIP, 3, 14);
    siglip.add("vision_model.embeddings.position_embedding.weight", 27 * 27, SIGLIP);
    for (int i = 0; i < 27; i++) {
      String layer = "vision_model.encoder.layers." + i;
      siglip.norm(layer + ".layer_norm1", SIGLIP).norm(layer + ".layer_norm2", SIGLIP);
      for (String part : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
        siglip.linear(layer + ".self_attn." + part, SIGLIP, SIGLIP);
      }
      mlp(siglip, layer);
    }
    siglip.norm("vision_model.post_layernorm", SIGLIP);
    String head = "vision_model.head";
    siglip.add(head + ".probe", 1, 1, SIGLIP).norm(head + ".layernorm", SIGLIP);
    siglip.add(head + ".attention.in_proj_weight", 3 * SIGLIP, SIGLIP);
    siglip.add(head + ".attention.in_proj_bias", 3 * SIGLIP);
    siglip.linear(head + ".attention.out_proj", SIGLIP, SIGLIP);
    return mlp(siglip, head);
  }

  private static SparseCheckpoint mlp(SparseCheckpoint siglip, String name) {
    siglip.linear(name + ".mlp.fc1", SIGLIP_MLP, SIGLIP);
    return siglip.linear(name + ".mlp.fc2", SIGLIP, SIGLIP_MLP);
  }

  /**
   * InstantX's for FLUX.1-dev, as converted from its pickle.
   *
   * @param blocks of the transformer
   */
  static SparseCheckpoint ipAdapter(int blocks) {
    SparseCheckpoint adapter = new SparseCheckpoint();
    adapter.linear("image_proj.proj.0", 2 * SIGLIP, SIGLIP);
    adapter.linear("image_proj.proj.2", 128 * 4096, 2 * SIGLIP);
    adapter.norm("image_proj.norm", 4096);
    for (int i = 0; i < blocks; i++) {
      adapter.add("ip_adapter." + i + ".to_k_ip.weight", 3072, 4096);
      adapter.add("ip_adapter." + i + ".to_v_ip.weight", 3072, 4096);
    }
    return adapter;
  }
}
