package studio.eligen.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
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

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions model;

  private final Supplier<GpuReport> report;
  private final Function<Device, DeviceTrial> trial;

  /** Of this machine. */
  public GpuCommand() {
    this.report = GpuReport::ofThisMachine;
    this.trial = device -> DeviceTrial.of(model.path(), device);
  }

  GpuCommand(GpuReport found, Function<Device, DeviceTrial> trial) {
    this.report = () -> found;
    this.trial = trial;
  }

  @Override
  public Integer call() {
    GpuReport found = report.get();
    found.findings().forEach(finding -> say("  " + finding));
    found.missing().forEach(missing -> say("! " + missing));
    if (!found.isReady()) {
      return NOT_READY;
    }
    return tried(model.options().device() instanceof Device.Cuda named ? named.index() : 0);
  }

  private int tried(int card) {
    String name = "cuda:" + card;
    try {
      DeviceTrial result = trial.apply(new Device.Cuda(card));
      say(
          "  %s computes in bfloat16: an attention is %.2f %% off the CPU's, a pass %.2f %%; %.1f GB are free"
              .formatted(
                  name, 100 * result.attention(), 100 * result.pass(), result.freeBytes() / 1e9));
      say(
          result.agrees()
              ? "All is well: draw with --device %s.".formatted(name)
              : "! That is too far off: what it draws cannot be trusted.");
      return result.agrees() ? 0 : NOT_READY;
    } catch (RenderException e) {
      say("! " + e.getMessage());
      return NOT_READY;
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
