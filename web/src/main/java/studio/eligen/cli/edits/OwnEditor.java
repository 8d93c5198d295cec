package studio.eligen.cli.edits;

import java.awt.image.BufferedImage;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderListener;

/** The studio's own way to change a picture. */
public final class OwnEditor implements Editor {

  private final Renderer renderer;
  private final Cancellation cancellation;

  public OwnEditor(Renderer renderer, Cancellation cancellation) {
    this.renderer = renderer;
    this.cancellation = cancellation;
  }

  @Override
  public BufferedImage edited(EditTask task) {
    BufferedImage drawn =
        renderer.render(task.plan().request(), RenderListener.SILENT, cancellation).image();
    return task.plan().finish().apply(drawn);
  }
}
