package studio.eligen.agent.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.gpu.GpuReport;
import studio.eligen.engine.pipeline.DeviceTrial;

/** {@code eligen gpu}: what it takes to draw on a card, what of it is there, and a trial. */
@Command(
    name = "gpu",
    mixinStandardHelpOptions = true,
    description = {
      "Find a card, its driver and a libtorch for it; say what is missing, and what to type.",
      "Where all is there, compute on the card and compare with the CPU."
    })
public final class GpuCommand implements Callable<Integer> {

  private static final int NOT_READY = 1;

  @Mixin private ModelOptions model;

  private final Screen screen;
  private final Supplier<GpuReport> report;
  private final Function<Device, DeviceTrial> trial;

  /** Of this machine, on the process's own streams. */
  public GpuCommand() {
    this.screen = screen(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    this.report = GpuReport::ofThisMachine;
    this.trial = device -> DeviceTrial.of(model.path(), device);
  }

  GpuCommand(PrintStream out, GpuReport found, Function<Device, DeviceTrial> trial) {
    this.screen = screen(out);
    this.report = () -> found;
    this.trial = trial;
  }

  private static Screen screen(PrintStream out) {
    return new Screen(out, out);
  }

  @Override
  public Integer call() {
    GpuReport found = report.get();
    found.findings().forEach(finding -> screen.say("  " + finding));
    found.missing().forEach(missing -> screen.say("! " + missing));
    if (!found.isReady()) {
      return NOT_READY;
    }
    Device device =
        model.options().device() instanceof Device.Cuda named ? named : new Device.Cuda(0);
    return tried(device);
  }

  private int tried(Device device) {
    String name = "cuda:" + ((Device.Cuda) device).index();
    try {
      DeviceTrial result = trial.apply(device);
      screen.say(
          "  %s computes in bfloat16: an attention is %.2f %% off the CPU's, a pass %.2f %%; %.1f GB are free"
              .formatted(
                  name, 100 * result.attention(), 100 * result.pass(), result.freeBytes() / 1e9));
      screen.say(
          result.agrees()
              ? "All is well: draw with --device %s.".formatted(name)
              : "! That is too far off: what it draws cannot be trusted.");
      return result.agrees() ? 0 : NOT_READY;
    } catch (RenderException e) {
      screen.say("! " + e.getMessage());
      return NOT_READY;
    }
  }
}
