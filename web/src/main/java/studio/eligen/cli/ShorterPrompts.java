package studio.eligen.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.weights.ModelFiles;

/**
 * What it costs and what it saves to give the prompts of entities fewer tokens than the global one:
 * a picture of four things, beside the same one at the full length.
 */
record ShorterPrompts(Path model, EngineOptions options, Consumer<String> out) {

  private static final List<String> THINGS = List.of("cat", "red car", "tree", "snowman");

  /** Of 255; less, nobody sees. */
  private static final int SEEN = 8;

  /** A picture, and how long it took, in milliseconds. */
  private record Drawn(BufferedImage image, double millis) {}

  /**
   * A line for the full length, its half and its quarter.
   *
   * @param full tokens of the global prompt
   */
  void report(int full) {
    out.accept("");
    out.accept("entity prompt  picture ms  of the full  mean difference  pixels that differ");
    Drawn whole = drawn(full);
    line(full, whole, whole);
    for (int part : new int[] {2, 4}) {
      int length = Math.max(1, full / part);
      line(length, drawn(length), whole);
    }
  }

  private Drawn drawn(int length) {
    try (EliGen eligen = EliGen.load(model, options.withEntityT5Length(OptionalInt.of(length)))) {
      eligen.render(request().steps(1).build(), RenderListener.SILENT, new Cancellation());
      long start = System.nanoTime();
      BufferedImage image =
          eligen.render(request().build(), RenderListener.SILENT, new Cancellation()).image();
      return new Drawn(image, Benchmark.millisSince(start));
    }
  }

  private RenderRequest.Builder request() {
    RenderRequest.Builder request =
        ModelFiles.defaults(model, options.parts())
            .request("a cat, a red car, a tree and a snowman on a beach")
            .seed(1);
    for (int i = 0; i < THINGS.size(); i++) {
      double left = (double) i / THINGS.size();
      request.entity(THINGS.get(i), new Region.Box(left, 0.4, left + 0.24, 0.9));
    }
    return request;
  }

  private void line(int length, Drawn shorter, Drawn whole) {
    int width = whole.image.getWidth();
    int pixels = width * whole.image.getHeight();
    long sum = 0;
    int differing = 0;
    for (int i = 0; i < pixels; i++) {
      int one = whole.image.getRGB(i % width, i / width);
      int other = shorter.image.getRGB(i % width, i / width);
      int most = 0;
      for (int shift = 0; shift < 24; shift += 8) {
        int apart = Math.abs((one >> shift & 255) - (other >> shift & 255));
        sum += apart;
        most = Math.max(most, apart);
      }
      differing += most > SEEN ? 1 : 0;
    }
    out.accept(
        "%13d  %10.0f  %11.2f  %11.2f / 255  %16.1f %%"
            .formatted(
                length,
                shorter.millis,
                shorter.millis / whole.millis,
                sum / (3.0 * pixels),
                100.0 * differing / pixels));
  }
}
