package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.sampling.EulerSampler;
import studio.eligen.engine.tensor.Scope;

/** Tells a listener of each step; makes its preview and its numbers only if they are asked for. */
record StepReporter(
    ModelComponents components, EditedPicture edit, RenderListener listener, int steps)
    implements EulerSampler.Observer {

  @Override
  public void on(int index, NDArray latents, NDArray velocity, double sigma) {
    listener.onStep(new Report(components, edit, index, steps, sigma, latents, velocity));
  }

  private record Report(
      ModelComponents components,
      EditedPicture edit,
      int index,
      int steps,
      double sigma,
      NDArray z,
      NDArray velocity)
      implements RenderListener.Step {

    /**
     * Where the flow would end if it went straight on, at half size: four cells' mean is decoded as
     * one, at a quarter of the cost.
     */
    @Override
    public BufferedImage preview() {
      try (Scope scope = Scope.open()) {
        int height = (int) z.getShape().get(2) / 2;
        int width = (int) z.getShape().get(3) / 2;
        NDArray end =
            velocity == null
                ? z
                : z.sub(velocity.mul((float) sigma)); // (1, 16, latentHeight, latentWidth)
        NDArray fours = end.reshape(1, -1, height, 2, width, 2); // (1, 16, height, 2, width, 2)
        NDArray half = fours.mean(new int[] {5}).mean(new int[] {3}); // (1, 16, height, width)
        NDArray planes = components.vae().decode(half); // (1, 3, 8 · height, 8 · width)
        return edit.overOriginal(Planes.image(planes.toFloatArray(), 8 * width, 8 * height));
      }
    }

    @Override
    public float[] latents() {
      return z.toFloatArray();
    }
  }
}
