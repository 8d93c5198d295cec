package studio.eligen.cli.edits;

import java.awt.image.BufferedImage;
import studio.eligen.engine.RenderException;

/** Changes a picture as words say. */
public interface Editor {

  /**
   * The picture after a turn, as large as before.
   *
   * @throws RenderException if there is none
   */
  BufferedImage edited(EditTask task);
}
