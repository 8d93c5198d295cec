package studio.eligen.engine.weights;

/**
 * The tensors of FLUX.1-dev, written down by the names and sizes of its published files: 19 double
 * and 38 single blocks of width 3072.
 */
public final class FluxDevCheckpoint {

  private static final int HIDDEN = 3072;
  private static final int MLP = 4 * HIDDEN;
  private static final int HEAD = 128;
  private static final int DOUBLE_BLOCKS = 19;
  private static final int SINGLE_BLOCKS = 38;

  private FluxDevCheckpoint() {}

  /** The single file, flux1-dev.safetensors. */
  public static SparseCheckpoint singleFile() {
    return singleFile(DOUBLE_BLOCKS, SINGLE_BLOCKS);
  }

  /** The same with other than its 19 double and 38 single blocks. */
  public static SparseCheckpoint singleFile(int doubleBlocks, int singleBlocks) {
    SparseCheckpoint flux = new SparseCheckpoint();
    flux.linear("img_in", HIDDEN, 64).linear("txt_in", HIDDEN, 4096);
    flux.linear("time_in.in_layer", HIDDEN, 256).linear("time_in.out_layer", HIDDEN, HIDDEN);
    flux.linear("guidance_in.in_layer", HIDDEN, 256);
    flux.linear("guidance_in.out_layer", HIDDEN, HIDDEN);
    flux.linear("vector_in.in_layer", HIDDEN, 768).linear("vector_in.out_layer", HIDDEN, HIDDEN);
    for (int i = 0; i < doubleBlocks; i++) {
      for (String stream : new String[] {"img", "txt"}) {
        String name = "double_blocks." + i + "." + stream;
        flux.linear(name + "_mod.lin", 6 * HIDDEN, HIDDEN);
        flux.linear(name + "_attn.qkv", 3 * HIDDEN, HIDDEN);
        flux.linear(name + "_attn.proj", HIDDEN, HIDDEN);
        flux.add(name + "_attn.norm.query_norm.scale", HEAD);
        flux.add(name + "_attn.norm.key_norm.scale", HEAD);
        flux.linear(name + "_mlp.0", MLP, HIDDEN).linear(name + "_mlp.2", HIDDEN, MLP);
      }
    }
    for (int i = 0; i < singleBlocks; i++) {
      String name = "single_blocks." + i;
      flux.linear(name + ".modulation.lin", 3 * HIDDEN, HIDDEN);
      flux.linear(name + ".linear1", 3 * HIDDEN + MLP, HIDDEN);
      flux.linear(name + ".linear2", HIDDEN, HIDDEN + MLP);
      flux.add(name + ".norm.query_norm.scale", HEAD).add(name + ".norm.key_norm.scale", HEAD);
    }
    flux.linear("final_layer.adaLN_modulation.1", 2 * HIDDEN, HIDDEN);
    return flux.linear("final_layer.linear", 64, HIDDEN);
  }

  /** The diffusers folder, transformer/. */
  public static SparseCheckpoint diffusers() {
    SparseCheckpoint flux = new SparseCheckpoint();
    flux.linear("x_embedder", HIDDEN, 64).linear("context_embedder", HIDDEN, 4096);
    String embed = "time_text_embed.";
    flux.linear(embed + "timestep_embedder.linear_1", HIDDEN, 256);
    flux.linear(embed + "timestep_embedder.linear_2", HIDDEN, HIDDEN);
    flux.linear(embed + "guidance_embedder.linear_1", HIDDEN, 256);
    flux.linear(embed + "guidance_embedder.linear_2", HIDDEN, HIDDEN);
    flux.linear(embed + "text_embedder.linear_1", HIDDEN, 768);
    flux.linear(embed + "text_embedder.linear_2", HIDDEN, HIDDEN);
    for (int i = 0; i < DOUBLE_BLOCKS; i++) {
      doubleBlock(flux, "transformer_blocks." + i);
    }
    for (int i = 0; i < SINGLE_BLOCKS; i++) {
      String name = "single_transformer_blocks." + i;
      flux.linear(name + ".norm.linear", 3 * HIDDEN, HIDDEN);
      flux.linear(name + ".proj_mlp", MLP, HIDDEN);
      flux.linear(name + ".proj_out", HIDDEN, HIDDEN + MLP);
      for (String part : new String[] {"to_q", "to_k", "to_v"}) {
        flux.linear(name + ".attn." + part, HIDDEN, HIDDEN);
      }
      flux.add(name + ".attn.norm_q.weight", HEAD).add(name + ".attn.norm_k.weight", HEAD);
    }
    return flux.linear("norm_out.linear", 2 * HIDDEN, HIDDEN).linear("proj_out", 64, HIDDEN);
  }

  private static void doubleBlock(SparseCheckpoint flux, String name) {
    flux.linear(name + ".norm1.linear", 6 * HIDDEN, HIDDEN);
    flux.linear(name + ".norm1_context.linear", 6 * HIDDEN, HIDDEN);
    String[] parts = {
      "to_q", "to_k", "to_v", "to_out.0", "add_q_proj", "add_k_proj", "add_v_proj", "to_add_out"
    };
    for (String part : parts) {
      flux.linear(name + ".attn." + part, HIDDEN, HIDDEN);
    }
    for (String norm : new String[] {"norm_q", "norm_k", "norm_added_q", "norm_added_k"}) {
      flux.add(name + ".attn." + norm + ".weight", HEAD);
    }
    for (String ff : new String[] {"ff", "ff_context"}) {
      flux.linear(name + "." + ff + ".net.0.proj", MLP, HIDDEN);
      flux.linear(name + "." + ff + ".net.2", HIDDEN, MLP);
    }
  }

  /** T5-XXL's encoder, text_encoder_2/. */
  public static SparseCheckpoint t5() {
    return t5(24);
  }

  /** The same with other than its 24 layers. */
  public static SparseCheckpoint t5(int layers) {
    SparseCheckpoint t5 = new SparseCheckpoint().add("shared.weight", 32128, 4096);
    for (int i = 0; i < layers; i++) {
      String layer = "encoder.block." + i + ".layer.";
      for (String part : new String[] {"q", "k", "v", "o"}) {
        t5.add(layer + "0.SelfAttention." + part + ".weight", 4096, 4096);
      }
      if (i == 0) {
        t5.add(layer + "0.SelfAttention.relative_attention_bias.weight", 32, 64);
      }
      t5.add(layer + "0.layer_norm.weight", 4096).add(layer + "1.layer_norm.weight", 4096);
      t5.add(layer + "1.DenseReluDense.wi_0.weight", 10240, 4096);
      t5.add(layer + "1.DenseReluDense.wi_1.weight", 10240, 4096);
      t5.add(layer + "1.DenseReluDense.wo.weight", 4096, 10240);
    }
    return t5.add("encoder.final_layer_norm.weight", 4096);
  }

  /** CLIP-L's text encoder, text_encoder/. */
  public static SparseCheckpoint clip() {
    SparseCheckpoint clip = new SparseCheckpoint();
    clip.add("text_model.embeddings.token_embedding.weight", 49408, 768);
    clip.add("text_model.embeddings.position_embedding.weight", 77, 768);
    for (int i = 0; i < 12; i++) {
      String layer = "text_model.encoder.layers." + i;
      clip.norm(layer + ".layer_norm1", 768).norm(layer + ".layer_norm2", 768);
      for (String part : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
        clip.linear(layer + ".self_attn." + part, 768, 768);
      }
      clip.linear(layer + ".mlp.fc1", 3072, 768).linear(layer + ".mlp.fc2", 768, 3072);
    }
    return clip.norm("text_model.final_layer_norm", 768);
  }

  /** The autoencoder, vae/. */
  public static SparseCheckpoint vae() {
    SparseCheckpoint vae = new SparseCheckpoint();
    int[] widths = {128, 256, 512, 512};
    vae.conv("encoder.conv_in", 128, 3, 3);
    for (int i = 0, in = 128; i < 4; in = widths[i], i++) {
      String block = "encoder.down_blocks." + i;
      resnet(vae, block + ".resnets.0", in, widths[i]);
      resnet(vae, block + ".resnets.1", widths[i], widths[i]);
      if (i < 3) {
        vae.conv(block + ".downsamplers.0.conv", widths[i], widths[i], 3);
      }
    }
    middle(vae, "encoder");
    vae.norm("encoder.conv_norm_out", 512).conv("encoder.conv_out", 32, 512, 3);
    vae.conv("decoder.conv_in", 512, 16, 3);
    middle(vae, "decoder");
    for (int i = 0, in = 512; i < 4; in = widths[3 - i], i++) {
      String block = "decoder.up_blocks." + i;
      int width = widths[3 - i];
      resnet(vae, block + ".resnets.0", in, width);
      resnet(vae, block + ".resnets.1", width, width);
      resnet(vae, block + ".resnets.2", width, width);
      if (i < 3) {
        vae.conv(block + ".upsamplers.0.conv", width, width, 3);
      }
    }
    return vae.norm("decoder.conv_norm_out", 128).conv("decoder.conv_out", 3, 128, 3);
  }

  /** The same in BFL's names, ae.safetensors. */
  public static SparseCheckpoint vaeSingleFile() {
    SparseCheckpoint vae = new SparseCheckpoint();
    int[] widths = {128, 256, 512, 512};
    vae.conv("encoder.conv_in", 128, 3, 3);
    for (int i = 0, in = 128; i < 4; in = widths[i], i++) {
      String level = "encoder.down." + i;
      ldmResnet(vae, level + ".block.0", in, widths[i]);
      ldmResnet(vae, level + ".block.1", widths[i], widths[i]);
      if (i < 3) {
        vae.conv(level + ".downsample.conv", widths[i], widths[i], 3);
      }
    }
    vae.conv("decoder.conv_in", 512, 16, 3);
    for (int i = 3, in = 512; i >= 0; in = widths[i], i--) {
      String level = "decoder.up." + i;
      ldmResnet(vae, level + ".block.0", in, widths[i]);
      ldmResnet(vae, level + ".block.1", widths[i], widths[i]);
      ldmResnet(vae, level + ".block.2", widths[i], widths[i]);
      if (i > 0) {
        vae.conv(level + ".upsample.conv", widths[i], widths[i], 3);
      }
    }
    for (String side : new String[] {"encoder", "decoder"}) {
      ldmResnet(vae, side + ".mid.block_1", 512, 512);
      ldmResnet(vae, side + ".mid.block_2", 512, 512);
      vae.norm(side + ".mid.attn_1.norm", 512);
      for (String part : new String[] {"q", "k", "v", "proj_out"}) {
        vae.conv(side + ".mid.attn_1." + part, 512, 512, 1);
      }
    }
    vae.norm("encoder.norm_out", 512).conv("encoder.conv_out", 32, 512, 3);
    return vae.norm("decoder.norm_out", 128).conv("decoder.conv_out", 3, 128, 3);
  }

  private static void ldmResnet(SparseCheckpoint vae, String name, int in, int out) {
    vae.norm(name + ".norm1", in).conv(name + ".conv1", out, in, 3);
    vae.norm(name + ".norm2", out).conv(name + ".conv2", out, out, 3);
    if (in != out) {
      vae.conv(name + ".nin_shortcut", out, in, 1);
    }
  }

  private static void middle(SparseCheckpoint vae, String side) {
    String mid = side + ".mid_block.";
    resnet(vae, mid + "resnets.0", 512, 512);
    vae.norm(mid + "attentions.0.group_norm", 512);
    for (String part : new String[] {"to_q", "to_k", "to_v", "to_out.0"}) {
      vae.linear(mid + "attentions.0." + part, 512, 512);
    }
    resnet(vae, mid + "resnets.1", 512, 512);
  }

  private static void resnet(SparseCheckpoint vae, String name, int in, int out) {
    vae.norm(name + ".norm1", in).conv(name + ".conv1", out, in, 3);
    vae.norm(name + ".norm2", out).conv(name + ".conv2", out, out, 3);
    if (in != out) {
      vae.conv(name + ".conv_shortcut", out, in, 1);
    }
  }

  /** An EliGen LoRA of rank 64 over every dense layer of the blocks, as kohya names them. */
  public static SparseCheckpoint lora() {
    return lora(DOUBLE_BLOCKS, SINGLE_BLOCKS);
  }

  /** The same for other than 19 double and 38 single blocks. */
  public static SparseCheckpoint lora(int doubleBlocks, int singleBlocks) {
    SparseCheckpoint lora = new SparseCheckpoint();
    for (int i = 0; i < doubleBlocks; i++) {
      for (String stream : new String[] {"img", "txt"}) {
        String name = "lora_unet_double_blocks_" + i + "_" + stream;
        lowRank(lora, name + "_mod_lin", 6 * HIDDEN, HIDDEN);
        lowRank(lora, name + "_attn_qkv", 3 * HIDDEN, HIDDEN);
        lowRank(lora, name + "_attn_proj", HIDDEN, HIDDEN);
        lowRank(lora, name + "_mlp_0", MLP, HIDDEN);
        lowRank(lora, name + "_mlp_2", HIDDEN, MLP);
      }
    }
    for (int i = 0; i < singleBlocks; i++) {
      String name = "lora_unet_single_blocks_" + i;
      lowRank(lora, name + "_modulation_lin", 3 * HIDDEN, HIDDEN);
      lowRank(lora, name + "_linear1", 3 * HIDDEN + MLP, HIDDEN);
      lowRank(lora, name + "_linear2", HIDDEN, HIDDEN + MLP);
    }
    return lora;
  }

  private static void lowRank(SparseCheckpoint lora, String name, long out, long in) {
    lora.add(name + ".lora_down.weight", 64, in).add(name + ".lora_up.weight", out, 64);
    lora.add(name + ".alpha");
  }
}
