package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.tensor.BlockFormat;
import studio.eligen.engine.text.T5Encoder;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;
import studio.eligen.engine.weights.FluxDevCheckpoint;
import studio.eligen.engine.weights.SparseCheckpoint;

/** FLUX.1-dev, with the sizes of its published files, on cards that there are. */
class MemoryPlanTest {

  private static final long GIBIBYTE = 1L << 30;

  /** Bits of a number in a dense layer of the blocks. */
  private enum File {
    BF16(16, "bf16"),
    FP8(8, "fp8"),
    Q8_0(8.0 * BlockFormat.Q8_0.bytes / BlockFormat.Q8_0.numbers, "Q8_0"),
    Q4_K_S(8.0 * BlockFormat.Q4_K.bytes / BlockFormat.Q4_K.numbers, "Q4_K_S");

    private final double bits;
    private final String title;

    File(double bits, String title) {
      this.bits = bits;
      this.title = title;
    }
  }

  @Test
  void a_model_that_fits_stays_whole() {
    MemoryPlan plan = on(48, File.BF16);
    assertThat(plan.together()).isTrue();
    assertThat(plan.transformerWaits("single_blocks.37.linear1")).isFalse();
    assertThat(plan.summary()).contains("all parts stay");
  }

  @Test
  void of_a_model_that_is_too_large_the_last_blocks_wait() {
    MemoryPlan plan = on(24, File.BF16);
    assertThat(plan.together()).isFalse();
    assertThat(plan.transformerBlocks()).isBetween(20, 56);
    assertThat(plan.t5Blocks()).isEqualTo(24);
    assertThat(plan.transformerWaits("double_blocks.0.img_mod.lin")).isFalse();
    assertThat(plan.transformerWaits("single_blocks.37.linear1")).isTrue();
    assertThat(plan.transformerWaits("final_layer.linear")).isFalse();
    int first = plan.transformerBlocks() - 19; // of the single ones
    assertThat(plan.transformerWaits("single_blocks." + (first - 1) + ".linear2")).isFalse();
    assertThat(plan.transformerWaits("single_blocks." + first + ".linear2")).isTrue();
  }

  @Test
  void t5_in_16_bits_waits_in_part_on_a_card_with_8_gib() {
    MemoryPlan plan = on(8, File.BF16);
    assertThat(plan.t5Waits("encoder.block.0.layer.0.SelfAttention.q")).isFalse();
    assertThat(plan.t5Waits("encoder.block.23.layer.0.SelfAttention.q")).isTrue();
  }

  @Test
  void what_stays_and_what_is_computed_fits_always() {
    for (int gibibytes = 4; gibibytes <= 80; gibibytes++) {
      for (File file : File.values()) {
        MemoryPlan plan = on(gibibytes, file);
        ModelSizes sizes = plan.sizes();
        long staying =
            sizes.transformer().outside()
                + sizes.transformer().blocks().stream()
                    .limit(plan.transformerBlocks())
                    .mapToLong(Long::longValue)
                    .sum();
        assertThat(staying + sizes.steps() + sizes.layer()).isLessThan(gibibytes * GIBIBYTE);
        assertThat(plan.enough()).isTrue();
      }
    }
  }

  @Test
  void a_card_that_is_too_small_even_for_one_block_is_said_to_be() {
    MemoryPlan plan = MemoryPlan.ofCard(sizes(File.BF16), GIBIBYTE);
    assertThat(plan.enough()).isFalse();
    assertThat(plan.summary()).contains("do not fit", "take a narrower file");
  }

  @Test
  void a_device_that_does_not_tell_its_memory_keeps_all_blocks_and_takes_turns() {
    MemoryPlan plan = MemoryPlan.ofCard(sizes(File.FP8), 0);
    assertThat(plan.together()).isFalse();
    assertThat(plan.transformerBlocks()).isEqualTo(57);
  }

  @Test
  void nothing_waits_on_the_cpu_of_a_machine_that_is_the_cpu() {
    MemoryPlan plan = MemoryPlan.ofMachine(sizes(File.BF16), 16 * GIBIBYTE);
    assertThat(plan.together()).isFalse();
    assertThat(plan.transformerBlocks()).isEqualTo(57);
    assertThat(plan.inShort()).isEqualTo("in turn");
  }

  @Test
  void the_names_of_diffusers_make_the_same_blocks() {
    PartSize bfl = PartSize.of(bytes(FluxDevCheckpoint.singleFile(), 16));
    PartSize diffusers = PartSize.of(bytes(FluxDevCheckpoint.diffusers(), 16));
    assertThat(diffusers).isEqualTo(bfl);
    assertThat(bfl.blocks()).hasSize(57);
    assertThat(bfl.doubleBlocks()).isEqualTo(19);
  }

  @Test
  void docs_models_has_these_plans() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int gibibytes : new int[] {24, 16, 12, 8}) {
      List<String> cells = new ArrayList<>();
      for (File file : File.values()) {
        cells.add(on(gibibytes, file).inShort());
      }
      rows.add(
          "| %d GiB | %s | `MemoryPlanTest` |".formatted(gibibytes, String.join(" | ", cells)));
    }
    assertThat(Files.readString(Path.of("../docs/models.md"))).contains(String.join("\n", rows));
  }

  private static MemoryPlan on(int gibibytes, File file) {
    return MemoryPlan.ofCard(sizes(file), gibibytes * GIBIBYTE);
  }

  /** T5 is in bf16 beside the transformer in bf16, and else in fp8. */
  private static ModelSizes sizes(File file) {
    FluxConfig flux =
        new FluxConfig(64, 64, 4096, 768, 24, 128, 19, 38, new int[] {16, 56, 56}, true);
    var t5 = new T5Encoder.T5Config(32128, 4096, 64, 64, 10240, 24, 32, 128, 1e-6);
    VaeConfig vae = new VaeConfig(3, 16, new int[] {128, 256, 512, 512}, 2, 32, 0.3611, 0.1159);
    return new ModelSizes(
        PartSize.of(bytes(FluxDevCheckpoint.singleFile(), file.bits)),
        PartSize.of(bytes(FluxDevCheckpoint.t5(), file == File.BF16 ? 16 : 8)),
        PartSize.of(bytes(FluxDevCheckpoint.clip(), 16)).total(),
        PartSize.of(bytes(FluxDevCheckpoint.vae(), 32)).total(),
        T5Encoder.bytesOfPrompts(t5, 7, 512, 2),
        FluxTransformer.bytesOfStep(flux, 4096 + 7 * 512, 2),
        (long) AutoEncoder.bytesToDecode(vae, 1024 * 1024),
        7L * 3072 * 3072 * 2);
  }

  /** Matrices in so many bits, the rest in 16 at least. */
  private static Map<String, Long> bytes(SparseCheckpoint tensors, double bits) {
    Map<String, Long> bytes = new TreeMap<>();
    tensors.forEach(
        (name, shape) -> {
          boolean dense = shape.length > 1;
          long numbers = 1;
          for (long side : shape) {
            numbers *= side;
          }
          bytes.put(name, (long) (numbers * (dense ? bits : Math.max(16, bits)) / 8));
        });
    return bytes;
  }
}
