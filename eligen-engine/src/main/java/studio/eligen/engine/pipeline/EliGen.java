package studio.eligen.engine.pipeline;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.OutOfMemory;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderRequest.Schedule;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.sampling.EulerSampler;
import studio.eligen.engine.sampling.FlowSchedule;
import studio.eligen.engine.sampling.Noise;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.ModelFolder;

/**
 * START HERE: a model in memory, and the whole path from a request to a picture.
 *
 * <p>Safe to call from several threads: one render runs at a time, further callers wait their turn.
 */
public final class EliGen implements AutoCloseable {

  private final ModelComponents components;
  private final ReentrantLock turn = new ReentrantLock(true);

  private EliGen(ModelComponents components) {
    this.components = components;
  }

  /**
   * Loads a model folder.
   *
   * @throws RenderException.ModelMissing if a file is not there
   * @throws RenderException.ModelCorrupt if one is not what its config says
   * @throws RenderException.BadRequest if an option does not fit the model
   */
  public static EliGen load(Path modelFolder, EngineOptions options) {
    ModelComponents components = ModelComponents.open(ModelFolder.open(modelFolder), options);
    components.warm();
    return new EliGen(components);
  }

  /** Which model and LoRAs this is. */
  public ModelIdentity identity() {
    return components.identity();
  }

  /**
   * Draws a request.
   *
   * @param cancellation ends the render within one step
   * @throws RenderException.Cancelled if it was cancelled
   * @throws RenderException.BadRequest if the request does not fit the model
   * @throws RenderException.OutOfMemory if the picture is too large for the device
   */
  public RenderedImage render(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    turn.lock();
    try (Scope scope = Scope.open()) {
      return new RenderedImage(
          draw(request, listener, cancellation), request, components.identity());
    } catch (EngineException | OutOfMemoryError e) {
      throw outOfMemory(request, e);
    } finally {
      turn.unlock();
    }
  }

  /** Noise, prepare, schedule, denoise, decode. */
  private BufferedImage draw(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    PictureGrid grid = PictureGrid.of(request);
    List<LatentCells> regions = LatentCells.ofEntities(request);
    cancellation.throwIfCancelled();
    NDArray noise = noise(request, grid); // (1, 16, latentHeight, latentWidth)
    EditedPicture edit = EditedPicture.of(request, components, regions);
    Denoiser denoiser = Denoiser.prepare(components, request, regions, edit.fusion(), cancellation);
    double[] sigmas = sigmas(request, grid.imageTokens());
    StepReporter reporter = new StepReporter(components, listener, sigmas.length - 1);
    NDArray latents =
        EulerSampler.sample(
            noise, sigmas, denoiser, reporter); // (1, 16, latentHeight, latentWidth)
    cancellation.throwIfCancelled();
    NDArray planes = components.vae().decode(latents); // (1, 3, height, width)
    return edit.pasteBack(Planes.image(planes.toFloatArray(), request.width(), request.height()));
  }

  private NDArray noise(RenderRequest request, PictureGrid grid) {
    int channels = components.vae().latentChannels();
    if (request.noise().isEmpty()) {
      return Noise.ofSeed(
          components.torch(), request.seed(), channels, grid); // (1, 16, latentHeight, latentWidth)
    }
    NoiseTensor noise = request.noise().get();
    if (noise.channels() != channels) {
      throw new BadRequest(
          "The noise has %d channels; this model's latents have %d."
              .formatted(noise.channels(), channels));
    }
    return Noise.of(components.torch(), noise); // (1, 16, latentHeight, latentWidth)
  }

  private double[] sigmas(RenderRequest request, int imageTokens) {
    return request.schedule() == Schedule.FLUX
        ? FlowSchedule.flux(request.steps(), imageTokens, components.shift())
        : FlowSchedule.diffsynth(request.steps(), 1);
  }

  private static RuntimeException outOfMemory(RenderRequest request, Throwable e) {
    String message = String.valueOf(e.getMessage());
    boolean memory =
        e instanceof OutOfMemoryError || message.matches("(?is).*(out of|allocate) memory.*");
    if (!memory) {
      return (EngineException) e;
    }
    return new OutOfMemory(
        "A picture of %d × %d with %d entities needs more memory than there is; draw it smaller, or with fewer entities."
            .formatted(request.width(), request.height(), request.entities().size()),
        e);
  }

  /** Frees the model, once the render that runs is done. */
  @Override
  public void close() {
    turn.lock();
    try {
      components.close();
    } finally {
      turn.unlock();
    }
  }
}
