package studio.eligen.cli;

import java.nio.file.Path;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.weights.SafetensorsWriter;

/**
 * Writes every step's latents to a safetensors file as they come: tensor {@code latents}, F32,
 * (steps + 1, channels, height / 8, width / 8), the noise first.
 */
final class Trace implements RenderListener, AutoCloseable {

  private final Path target;
  private final int rows;
  private final int columns;
  private SafetensorsWriter writer;

  Trace(Path target, RenderRequest request) {
    this.target = target;
    this.rows = request.height() / 8;
    this.columns = request.width() / 8;
  }

  @Override
  public void onStep(Step step) {
    float[] latents = step.latents();
    if (writer == null) {
      int channels = latents.length / (rows * columns);
      writer = SafetensorsWriter.open(target, "latents", step.steps() + 1, channels, rows, columns);
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
