package studio.eligen.engine.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import studio.eligen.engine.Golden;
import studio.eligen.engine.weights.Safetensors;
import studio.eligen.engine.weights.StoredType;
import studio.eligen.engine.weights.TensorFile;

/** flux-nano with other numbers, or without some. */
final class NanoVariants {

  /** A power of two times 1.5, so that the products have few enough bits for bfloat16. */
  private static final float SCALE = 0.375f;

  private NanoVariants() {}

  /**
   * T5 with some numbers of eight bits, and with the same ones in 32.
   *
   * @param scaled whether some weights are to be multiplied, as ComfyUI's scaled fp8 are
   */
  static void t5InEightBits(Path narrow, Path wide, boolean scaled) {
    Path part = Golden.NANO.resolve("text_encoder_2");
    TensorFile eight = new TensorFile();
    TensorFile thirtyTwo = new TensorFile();
    Random random = new Random(3);
    try (Safetensors file = Safetensors.open(part.resolve("model.safetensors"))) {
      file.tensors()
          .forEach(
              (name, stored) -> {
                byte[] bits =
                    new byte[(int) Arrays.stream(stored.shape()).reduce(1, Math::multiplyExact)];
                random.nextBytes(bits);
                boolean multiplied = scaled && name.endsWith("SelfAttention.q.weight");
                float[] numbers = new float[bits.length];
                for (int i = 0; i < bits.length; i++) {
                  bits[i] &= (byte) 0xaf; // below 1/2, as weights are, and no NaN
                  numbers[i] = number(bits[i]) * (multiplied ? SCALE : 1);
                }
                eight.add(name, StoredType.F8_E4M3, bits, stored.shape());
                thirtyTwo.add(name, numbers, stored.shape());
                if (multiplied) {
                  String layer = name.replace(".weight", "");
                  eight.add(layer + ".scale_weight", new float[] {SCALE});
                  eight.add(layer + ".scale_input", new float[] {1});
                }
              });
    }
    if (scaled) {
      eight.add("scaled_fp8", StoredType.F8_E4M3, new byte[2], 2);
    }
    for (Path file : new Path[] {eight.write(narrow), thirtyTwo.write(wide)}) {
      copy(part.resolve("config.json"), config(file));
    }
  }

  /** A sign, four bits of exponent and three of fraction. */
  private static float number(byte bits) {
    int exponent = bits >> 3 & 0xf;
    int fraction = bits & 7;
    double size = exponent == 0 ? fraction * 0x1p-9 : (8 + fraction) * Math.pow(2, exponent - 10);
    return (float) (bits < 0 ? -size : size);
  }

  /** Takes the guidance from a transformer's file and from its config. */
  static void unguide(Path file) {
    TensorFile out = new TensorFile();
    try (Safetensors opened = Safetensors.open(file)) {
      opened.tensors().keySet().stream()
          .filter(name -> !name.startsWith("guidance_in"))
          .forEach(name -> out.copy(name, opened, name));
    }
    out.write(file);
    try {
      String text = Files.readString(config(file));
      Files.writeString(
          config(file), text.replace("\"guidance_embeds\": true", "\"guidance_embeds\": false"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path config(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".safetensors", ".json"));
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
