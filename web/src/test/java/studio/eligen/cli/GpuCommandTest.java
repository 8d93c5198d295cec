package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.gpu.GpuReport;
import studio.eligen.engine.pipeline.DeviceTrial;

/** What {@code eligen gpu} says and ends with; the card itself is played. */
class GpuCommandTest {

  private static final GpuReport READY = new GpuReport(true, List.of("a card"), List.of());

  private String said;

  @Test
  void where_all_is_there_it_is_tried_and_the_option_to_type_is_named() {
    assertThat(gpu(READY, device -> new DeviceTrial(0.002, 0.01, 23_000_000_000L))).isZero();
    assertThat(said)
        .contains("  a card")
        .contains(
            "cuda:0 computes in bfloat16: an attention is 0.20 % off the CPU's, a pass 1.00 %")
        .contains("23.0 GB are free", "draw with --device cuda:0");
  }

  @Test
  void a_card_that_computes_something_else_or_nothing_is_not_ready() {
    assertThat(gpu(READY, device -> new DeviceTrial(0.002, 0.7, 0))).isEqualTo(1);
    assertThat(said).contains("cannot be trusted");
    assertThat(
            gpu(
                READY,
                device -> {
                  throw new ModelMissing("libtorch on cuda:1 does not start.");
                },
                "--device",
                "cuda:1"))
        .isEqualTo(1);
    assertThat(said).contains("! libtorch on cuda:1 does not start.");
  }

  @Test
  void what_is_missing_is_told_and_nothing_is_tried() {
    GpuReport lacking = new GpuReport(true, List.of("a card"), List.of("There is no libtorch."));
    assertThat(gpu(lacking, device -> null)).isEqualTo(1);
    assertThat(said).contains("! There is no libtorch.");
  }

  private int gpu(GpuReport found, Function<Device, DeviceTrial> trial, String... options) {
    StringWriter out = new StringWriter();
    CommandLine gpu = new CommandLine(new GpuCommand(found, trial)).setOut(new PrintWriter(out));
    int exitCode = gpu.execute(options);
    said = out.toString();
    return exitCode;
  }
}
