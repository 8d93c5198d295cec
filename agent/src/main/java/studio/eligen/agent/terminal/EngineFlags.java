package studio.eligen.agent.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.RenderException.BadRequest;

/** The command line's words on how to load a model. */
final class EngineFlags {

  @Option(
      names = "--lora",
      paramLabel = "FILE[:SCALE]",
      description = "A LoRA to add to the model; repeatable. The scale is 1 if not given.")
  private List<String> loras = new ArrayList<>();

  @Option(names = "--no-lora", description = "Leave out the EliGen LoRA that comes with the model.")
  private boolean noLora;

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda:N",
      description = "Where to compute. Default: ${DEFAULT-VALUE}.",
      defaultValue = "cpu")
  private String device;

  @Option(
      names = "--dtype",
      paramLabel = "f32|bf16",
      description = "What to compute in. Default: f32 on the CPU, bf16 on a GPU.")
  private String dtype;

  /**
   * @throws BadRequest if a value makes no sense
   */
  EngineOptions options() {
    return new EngineOptions(
        device(),
        Optional.ofNullable(dtype).map(EngineFlags::dtype),
        !noLora,
        loras.stream().map(EngineFlags::lora).toList(),
        OptionalInt.empty());
  }

  private Device device() {
    if (device.equals("cpu")) {
      return Device.CPU;
    }
    if (device.matches("cuda(:\\d{1,3})?")) {
      String index = device.replaceFirst("cuda:?", "");
      return new Device.Cuda(index.isEmpty() ? 0 : Integer.parseInt(index));
    }
    throw new BadRequest("--device is \"%s\"; give cpu or cuda:N.".formatted(device));
  }

  private static Dtype dtype(String value) {
    for (Dtype dtype : Dtype.values()) {
      if (dtype.name().equals(value.toUpperCase(Locale.ROOT))) {
        return dtype;
      }
    }
    throw new BadRequest("--dtype is \"%s\"; give f32 or bf16.".formatted(value));
  }

  /** The last colon divides file and scale only where a number follows it. */
  private static LoraFile lora(String value) {
    int colon = value.lastIndexOf(':');
    if (colon > 0 && value.substring(colon + 1).matches("-?\\d+(\\.\\d+)?")) {
      return new LoraFile(
          Path.of(value.substring(0, colon)), Double.parseDouble(value.substring(colon + 1)));
    }
    return new LoraFile(Path.of(value), 1);
  }
}
