package studio.eligen.engine.pipeline;

import ai.djl.Device;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.FluxDevCheckpoint;
import studio.eligen.engine.weights.Keeping;
import studio.eligen.engine.weights.LazyNetwork;
import studio.eligen.engine.weights.ModelPart;
import studio.eligen.engine.weights.PartKind;

/**
 * A program that starts libtorch, loads FLUX.1-dev's transformer, {@code FOLDER [lora]} with a LoRA
 * of rank 64 over all of its blocks, and prints the CPU time in milliseconds. The files are holes
 * behind true headers, made in the folder. Run by hand (docs/performance.md).
 */
final class LoraLoading {

  private LoraLoading() {}

  public static void main(String[] args) {
    Path flux = Path.of(args[0], "flux1-dev.safetensors");
    Path lora = Path.of(args[0], "lora.safetensors");
    if (!Files.exists(lora)) {
      FluxDevCheckpoint.singleFile().write(flux);
      FluxDevCheckpoint.lora().write(lora);
    }
    var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    FluxConfig config =
        new FluxConfig(64, 64, 4096, 768, 24, 128, 19, 38, new int[] {16, 56, 56}, true);
    try (Torch torch = Torch.on(Device.cpu(), Dtype.BF16);
        LazyNetwork<FluxTransformer> network =
            LazyNetwork.open(
                torch,
                new ModelPart(PartKind.TRANSFORMER, flux, "", null),
                weights -> new FluxTransformer(weights, torch, config),
                args.length == 1 ? List.of() : List.of(new LoraFile(lora, 1)),
                (kind, files) -> Keeping.AS_STORED)) {
      network.get();
      System.out.println(process.getProcessCpuTime() / 1_000_000);
    }
  }
}
