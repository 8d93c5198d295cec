package studio.eligen.cli;

import java.nio.file.Path;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.weights.SafetensorsWriter;

/**
 * Writes every step's latents to a safetensors file as they come: tensor {@code latents}, F32,
 * (steps + 1, channels, latentHeight, latentWidth), the noise first.
 */
final class Trace implements RenderListener, AutoCloseable {

  private final Path target;
  private final PictureGrid grid;
  private SafetensorsWriter writer;

  Trace(Path target, RenderRequest request) {
    this.target = target;
    this.grid = PictureGrid.of(request);
  }

  @Override
  public void onStep(Step step) {
    float[] latents = step.latents();
    if (writer == null) {
      int channels = latents.length / grid.latentCells();
      writer =
          SafetensorsWriter.open(
              target,
              "latents",
              step.steps() + 1,
              channels,
              grid.latentHeight(),
              grid.latentWidth());
    }
    writer.append(latents);
  }

  void commit() {
    writer.commit();
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
