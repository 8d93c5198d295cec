package studio.eligen.agent.render;

import java.util.BitSet;
import studio.eligen.engine.RenderRequest;

/** What has to be drawn to get from one picture to the next. */
public sealed interface RenderPlan {

  /** The plan in a sentence, for a person. */
  String explanation();

  /** Nothing that can be seen has changed: the picture stays. */
  record Keep(String explanation) implements RenderPlan {}

  /**
   * Pixels of earlier pictures are put back, and nothing is drawn.
   *
   * @param request an edit that is held everywhere: whoever draws it gets the same pixels
   */
  record Restore(RenderRequest request, String explanation) implements RenderPlan {}

  /** The whole picture is drawn anew, but for what is locked. */
  record Generate(RenderRequest request, String explanation) implements RenderPlan {}

  /**
   * One pass of graded inpainting: all but the touched cells stays as it is, or as it was when what
   * is shown again showed last, to the pixel.
   *
   * @param touched latent cells of 8×8 pixels, row by row
   */
  record Inpaint(RenderRequest request, BitSet touched, String explanation) implements RenderPlan {
    public Inpaint {
      touched = (BitSet) touched.clone();
    }

    @Override
    public BitSet touched() {
      return (BitSet) touched.clone();
    }
  }
}
