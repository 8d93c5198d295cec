package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.ModelFiles;

/**
 * A program that times a pass of a model and a decode at 256 × 256 each time it reads a line, and
 * prints the wall and the CPU time of each in milliseconds. It is run by beside-diffusers.py
 * (docs/performance.md).
 */
final class DrawingSpeed {

  /** Java compiles what is called often, on threads whose time would count. */
  private static final int WARMING = 60;

  private static final PictureGrid GRID = new PictureGrid(256, 256);

  private DrawingSpeed() {}

  public static void main(String[] args) throws IOException {
    EngineOptions options = EngineOptions.DEFAULT;
    try (ModelComponents components =
            ModelComponents.open(ModelFiles.find(Path.of(args[0]), ModelParts.FOUND), options);
        Scope scope = Scope.open();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in))) {
      PromptEmbeddings prompts = components.text().encode(List.of(), "a benchmark", List.of());
      FluxTransformer transformer = components.transformer();
      FluxTransformer.Conditioning given = transformer.prepare(prompts, GRID);
      NDArray latents = latents(components);
      for (int i = 0; i < WARMING; i++) {
        timed(() -> transformer.forward(latents, given, 1, 3.5));
      }
      while (lines.readLine() != null) {
        String pass = timed(() -> transformer.forward(latents, given, 1, 3.5));
        String decode = timed(() -> components.vae().decode(latents));
        System.out.println(pass + " " + decode);
      }
    }
  }

  private static NDArray latents(ModelComponents components) {
    float[] values = new float[16 * GRID.latentCells()];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return components.torch().array(values, 1, 16, GRID.latentHeight(), GRID.latentWidth());
  }

  private static String timed(Runnable work) {
    double cpu = cpuMillis();
    long start = System.nanoTime();
    try (Scope scope = Scope.open()) {
      work.run();
    }
    return "%.3f %.3f".formatted((System.nanoTime() - start) / 1e6, cpuMillis() - cpu);
  }

  private static double cpuMillis() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e6;
  }
}
