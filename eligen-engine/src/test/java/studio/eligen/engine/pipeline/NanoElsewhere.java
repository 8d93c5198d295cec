package studio.eligen.engine.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import studio.eligen.engine.Golden;
import studio.eligen.engine.weights.Safetensors;
import studio.eligen.engine.weights.StoredType;
import studio.eligen.engine.weights.TensorFile;

/**
 * Lays flux-nano out as BFL and ComfyUI do. Written down by the published files' names alone, so
 * that it does not share the engine's mistakes.
 */
final class NanoElsewhere {

  private static final Path NANO = Golden.NANO;

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  private record Tensor(StoredType type, long[] shape, byte[] bytes) {}

  private NanoElsewhere(String part) {
    for (Path file : list(NANO.resolve(part))) {
      if (file.toString().endsWith(".safetensors")) {
        try (Safetensors opened = Safetensors.open(file)) {
          opened.tensors().forEach((name, stored) -> tensors.put(name, read(opened, name)));
        }
      }
    }
  }

  private static Tensor read(Safetensors file, String name) {
    ByteBuffer mapped = file.map(name);
    byte[] bytes = new byte[mapped.remaining()];
    mapped.get(bytes);
    return new Tensor(file.tensors().get(name).type(), file.tensors().get(name).shape(), bytes);
  }

  /** The transformer in one file in BFL's names, with its config beside it. */
  static Path transformer(Path file, String prefix) {
    NanoElsewhere nano = new NanoElsewhere("transformer");
    TensorFile out = new TensorFile();
    nano.move(out, prefix + "img_in", "x_embedder");
    nano.move(out, prefix + "txt_in", "context_embedder");
    for (String[] embedder :
        new String[][] {{"time", "timestep"}, {"guidance", "guidance"}, {"vector", "text"}}) {
      String from = "time_text_embed." + embedder[1] + "_embedder.linear_";
      nano.move(out, prefix + embedder[0] + "_in.in_layer", from + 1);
      nano.move(out, prefix + embedder[0] + "_in.out_layer", from + 2);
    }
    for (int i = 0; i < 2; i++) {
      nano.doubleBlock(out, prefix + "double_blocks." + i + ".", "transformer_blocks." + i + ".");
      nano.singleBlock(
          out, prefix + "single_blocks." + i + ".", "single_transformer_blocks." + i + ".");
    }
    nano.swapHalves(out, prefix + "final_layer.adaLN_modulation.1", "norm_out.linear");
    nano.move(out, prefix + "final_layer.linear", "proj_out");
    return nano.finish(out, file, "transformer");
  }

  private void doubleBlock(TensorFile out, String to, String from) {
    for (String[] stream :
        new String[][] {
          {"img", "norm1", "to_", "", "to_out.0", "ff", ""},
          {"txt", "norm1_context", "add_", "_proj", "to_add_out", "ff_context", "added_"}
        }) {
      String name = to + stream[0];
      String projection = from + "attn." + stream[2];
      move(out, name + "_mod.lin", from + stream[1] + ".linear");
      stack(
          out,
          name + "_attn.qkv",
          projection + "q" + stream[3],
          projection + "k" + stream[3],
          projection + "v" + stream[3]);
      norm(out, name + "_attn.norm.query_norm", from + "attn.norm_" + stream[6] + "q");
      norm(out, name + "_attn.norm.key_norm", from + "attn.norm_" + stream[6] + "k");
      move(out, name + "_attn.proj", from + "attn." + stream[4]);
      move(out, name + "_mlp.0", from + stream[5] + ".net.0.proj");
      move(out, name + "_mlp.2", from + stream[5] + ".net.2");
    }
  }

  private void singleBlock(TensorFile out, String to, String from) {
    String attention = from + "attn.";
    move(out, to + "modulation.lin", from + "norm.linear");
    stack(
        out,
        to + "linear1",
        attention + "to_q",
        attention + "to_k",
        attention + "to_v",
        from + "proj_mlp");
    move(out, to + "linear2", from + "proj_out");
    norm(out, to + "norm.query_norm", attention + "norm_q");
    norm(out, to + "norm.key_norm", attention + "norm_k");
  }

  /** The autoencoder as BFL's ae.safetensors has it, with its config beside it. */
  static Path vae(Path file) {
    NanoElsewhere nano = new NanoElsewhere("vae");
    TensorFile out = new TensorFile();
    for (String side : new String[] {"encoder.", "decoder."}) {
      nano.move(out, side + "conv_in", side + "conv_in");
      nano.move(out, side + "conv_out", side + "conv_out");
      nano.move(out, side + "norm_out", side + "conv_norm_out");
      nano.resnet(out, side + "mid.block_1", side + "mid_block.resnets.0");
      nano.resnet(out, side + "mid.block_2", side + "mid_block.resnets.1");
      nano.attention(out, side + "mid.attn_1.", side + "mid_block.attentions.0.");
      boolean up = side.startsWith("dec");
      for (int i = 0; i < 4; i++) {
        String to = side + (up ? "up." + (3 - i) : "down." + i);
        String from = side + (up ? "up_blocks." : "down_blocks.") + i;
        for (int j = 0; j < (up ? 3 : 2); j++) {
          nano.resnet(out, to + ".block." + j, from + ".resnets." + j);
        }
        if (i < 3) {
          String sampler = up ? "upsample" : "downsample";
          nano.move(out, to + "." + sampler + ".conv", from + "." + sampler + "rs.0.conv");
        }
      }
    }
    return nano.finish(out, file, "vae");
  }

  private void resnet(TensorFile out, String to, String from) {
    for (String layer : new String[] {"norm1", "conv1", "norm2", "conv2"}) {
      move(out, to + "." + layer, from + "." + layer);
    }
    if (tensors.containsKey(from + ".conv_shortcut.weight")) {
      move(out, to + ".nin_shortcut", from + ".conv_shortcut");
    }
  }

  /** BFL's attention is made of convolutions of one pixel. */
  private void attention(TensorFile out, String to, String from) {
    move(out, to + "norm", from + "group_norm");
    String[][] layers = {{"q", "to_q"}, {"k", "to_k"}, {"v", "to_v"}, {"proj_out", "to_out.0"}};
    for (String[] layer : layers) {
      Tensor dense = take(from + layer[1] + ".weight");
      long[] shape = {dense.shape[0], dense.shape[1], 1, 1};
      add(out, to + layer[0] + ".weight", new Tensor(dense.type, shape, dense.bytes));
      add(out, to + layer[0] + ".bias", take(from + layer[1] + ".bias"));
    }
  }

  /** A text encoder under the same names, with its config beside it. */
  static Path textEncoder(Path file, String part) {
    NanoElsewhere nano = new NanoElsewhere(part);
    TensorFile out = new TensorFile();
    List.copyOf(nano.tensors.keySet()).forEach(name -> add(out, name, nano.take(name)));
    return nano.finish(out, file, part);
  }

  /** A whole part, or a tokenizer, as diffusers has it. */
  static void folder(Path target, String part) {
    try {
      Files.createDirectories(target);
      for (Path file : list(NANO.resolve(part))) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(TensorFile out, String name, Tensor tensor) {
    out.add(name, tensor.type, tensor.bytes, tensor.shape);
  }

  private void move(TensorFile out, String to, String from) {
    for (String ending : new String[] {".weight", ".bias"}) {
      add(out, to + ending, take(from + ending));
    }
  }

  private void norm(TensorFile out, String to, String from) {
    add(out, to + ".scale", take(from + ".weight"));
  }

  private void stack(TensorFile out, String to, String... from) {
    for (String ending : new String[] {".weight", ".bias"}) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      long rows = 0;
      Tensor last = null;
      for (String part : from) {
        last = take(part + ending);
        rows += last.shape[0];
        all.writeBytes(last.bytes);
      }
      long[] shape = last.shape.clone();
      shape[0] = rows;
      add(out, to + ending, new Tensor(last.type, shape, all.toByteArray()));
    }
  }

  private void swapHalves(TensorFile out, String to, String from) {
    for (String ending : new String[] {".weight", ".bias"}) {
      Tensor tensor = take(from + ending);
      byte[] swapped = new byte[tensor.bytes.length];
      int half = swapped.length / 2;
      System.arraycopy(tensor.bytes, half, swapped, 0, half);
      System.arraycopy(tensor.bytes, 0, swapped, half, half);
      add(out, to + ending, new Tensor(tensor.type, tensor.shape, swapped));
    }
  }

  private Tensor take(String name) {
    return tensors.remove(name);
  }

  private Path finish(TensorFile out, Path file, String part) {
    if (!tensors.isEmpty()) {
      throw new AssertionError("left over: " + tensors.keySet());
    }
    out.write(file);
    try {
      String name = file.getFileName().toString().replace(".safetensors", ".json");
      Files.copy(NANO.resolve(part).resolve("config.json"), file.resolveSibling(name));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
