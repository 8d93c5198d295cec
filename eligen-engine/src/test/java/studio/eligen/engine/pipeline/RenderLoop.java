package studio.eligen.engine.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;

/** A program that renders over and over and prints its resident memory in kB after each. */
final class RenderLoop {

  private static final int SIDE = 160;

  private RenderLoop() {}

  public static void main(String[] args) throws IOException {
    int renders = Integer.parseInt(args[1]);
    try (EliGen eligen = EliGen.load(Path.of(args[0]), EngineOptions.DEFAULT)) {
      for (int i = 0; i < renders; i++) {
        eligen.render(request(i), RenderListener.SILENT, new Cancellation());
        System.out.println("rss " + residentKilobytes());
      }
    }
  }

  private static RenderRequest request(int seed) {
    Region box = new Region.Box(0.2, 0.3, 0.7, 0.8);
    return GenerationDefaults.PAPER
        .request("a picture")
        .size(SIDE, SIDE)
        .seed(seed)
        .steps(2)
        .entity("a thing", box)
        .build();
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
