package studio.eligen.engine.pipeline;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderRequest.Schedule;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.Undecoded;
import studio.eligen.engine.flux.SeenPicture;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.sampling.EulerSampler;
import studio.eligen.engine.sampling.FlowSchedule;
import studio.eligen.engine.sampling.Noise;
import studio.eligen.engine.tensor.DeviceMemory;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.ModelFiles;

/**
 * START HERE: a model in memory, and the whole path from a request to a picture.
 *
 * <p>It loads and draws on a thread of its own. Whoever calls only waits, from as many threads as
 * there may be: one render runs at a time, and first come is first served. Many threads that each
 * call libtorch would each make it keep memory for them.
 *
 * <pre>{@code
 * static void draw(Path model, Path picture) {
 *   try (EliGen eligen = EliGen.load(model, EngineOptions.DEFAULT)) {
 *     RenderRequest request =
 *         GenerationDefaults.of(model)
 *             .request("a cat and a red car on a beach")
 *             .entity("cat", new Region.Box(0.06, 0.5, 0.38, 0.88))
 *             .entity("red car", new Region.Box(0.5, 0.5, 0.94, 0.88))
 *             .build();
 *     PngRecipe.write(eligen.render(request), Optional.empty(), picture);
 *   }
 * }
 * }</pre>
 */
public final class EliGen implements AutoCloseable {

  private final RenderThread thread;
  private final ModelComponents components;

  private EliGen(RenderThread thread, ModelComponents components) {
    this.thread = thread;
    this.components = components;
  }

  /**
   * Loads a model.
   *
   * @param model a folder of diffusers, a file in BFL's names, or ComfyUI's models: docs/models.md
   * @throws RenderException.ModelMissing if a file is not there
   * @throws RenderException.ModelCorrupt if one is not what its config says
   * @throws RenderException.BadRequest if an option does not fit the model
   */
  public static EliGen load(Path model, EngineOptions options) {
    return open(model, options, ModelComponents::warm);
  }

  /** The same, but each part of the model is read when it is first needed. */
  public static EliGen open(Path model, EngineOptions options) {
    return open(model, options, components -> {});
  }

  private static EliGen open(Path model, EngineOptions options, Consumer<ModelComponents> begin) {
    RenderThread thread = new RenderThread();
    try {
      return thread.call(token -> open(model, options, thread, begin), new Cancellation());
    } catch (RuntimeException | Error e) {
      thread.close(() -> {});
      throw e;
    }
  }

  /**
   * Starts libtorch without a model, to learn whether this machine can draw at all.
   *
   * @throws RenderException.ModelMissing if it does not start here; the message says what to do
   * @throws RenderException.BadRequest if it knows no such device
   */
  public static void tryDevice(EngineOptions.Device device) {
    Torch.on(Torch.device(device), Dtype.F32).close();
  }

  /**
   * How a model would lie in the memory of the device that the options name; reads nothing but the
   * headers of its files.
   */
  public static MemoryPlan plan(Path model, EngineOptions options) {
    long free = DeviceMemory.available(Torch.device(options.device()));
    ModelSizes sizes = ModelSizes.read(model, options, free);
    return options.device() instanceof EngineOptions.Device.Cpu
        ? MemoryPlan.ofMachine(sizes, free)
        : MemoryPlan.ofCard(sizes, free);
  }

  /** How it would lie on a card with so many bytes free. */
  public static MemoryPlan planOnCard(Path model, EngineOptions options, long free) {
    EngineOptions onCard = options.on(new EngineOptions.Device.Cuda(0));
    return MemoryPlan.ofCard(ModelSizes.read(model, onCard, free), free);
  }

  private static EliGen open(
      Path model, EngineOptions options, RenderThread thread, Consumer<ModelComponents> begin) {
    ModelComponents components =
        ModelComponents.open(ModelFiles.find(model, options.parts()), options);
    begin.accept(components);
    return new EliGen(thread, components);
  }

  /** Which model and LoRAs this is, as of now: each picture says what it was drawn with. */
  public ModelIdentity identity() {
    return components.identity();
  }

  /**
   * Draws with these LoRAs in the place of {@link EngineOptions#loras}, from the next render on;
   * the model's own stays, and a request may name other scales. Where the weights are not widened
   * (docs/engine.md), they are not read again for that, and changing a scale costs nothing that is
   * worth waiting for.
   *
   * @throws RenderException.BadRequest if a LoRA does not fit the model; nothing has changed then
   * @throws RenderException.ModelMissing if there is no such file
   */
  public void useLoras(List<LoraFile> loras) {
    thread.call(
        token -> {
          components.useLoras(loras);
          return null;
        },
        new Cancellation());
  }

  /** Which files were taken for the model, as a sentence without its full stop. */
  public String summary() {
    return components.summary();
  }

  /** What of the model's files and its LoRAs was left out, as such sentences. */
  public List<String> warnings() {
    return components.warnings();
  }

  /**
   * Draws a request that nobody watches or stops, as {@link #render(RenderRequest, RenderListener,
   * Cancellation)} does.
   */
  public RenderedImage render(RenderRequest request) {
    return render(request, RenderListener.SILENT, new Cancellation());
  }

  /**
   * Draws a request, and waits for its picture.
   *
   * @param listener hears of it on the engine's thread, which draws on when it returns; it must not
   *     call this engine
   * @param cancellation ends a render that waits at once, and one that runs within a layer; so does
   *     interrupting the caller
   * @throws RenderException.Cancelled if it was cancelled
   * @throws RenderException.BadRequest if the request does not fit the model
   * @throws RenderException.OutOfMemory if the picture is too large for the device; with its
   *     latents, if it is too large to decode only
   */
  public RenderedImage render(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    return thread.call(token -> drawn(request, listener, token), cancellation);
  }

  private RenderedImage drawn(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    components.pictureMemory().require(request);
    components.useLorasOf(request);
    try (Scope scope = Scope.open(cancellation)) {
      return new RenderedImage(
          draw(request, listener, cancellation), request, identity().drawing(request));
    } catch (EngineException | OutOfMemoryError e) {
      throw PictureMemory.ranOut(request, e);
    }
  }

  /** Noise, prepare, schedule, denoise, decode. */
  private BufferedImage draw(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    PictureGrid grid = PictureGrid.of(request);
    List<LatentCells> regions = LatentCells.ofEntities(request);
    cancellation.throwIfCancelled();
    NDArray noise = noise(request, regions); // (1, 16, latentHeight, latentWidth)
    EditedPicture edit = EditedPicture.of(request, components, regions);
    SeenPicture seen = new SeenPictures(components, request).encoded(edit);
    Denoiser denoiser =
        Denoiser.prepare(components, request, regions, seen, edit.fusion(), cancellation);
    double[] sigmas = sigmas(request, grid.imageTokens());
    StepReporter reporter = new StepReporter(components, edit, listener, sigmas.length - 1);
    NDArray latents =
        EulerSampler.sample(
            components.torch().kernels().numbers(),
            noise,
            sigmas,
            denoiser,
            reporter); // (1, 16, latentHeight, latentWidth)
    cancellation.throwIfCancelled();
    return edit.pasteBack(Decoding.by(components).picture(latents, request));
  }

  /** Draws a request by {@link MultiDiffusion}, to compare with; no recipe tells of that. */
  public BufferedImage drawByPasses(RenderRequest request, Cancellation cancellation) {
    return thread.call(
        token -> {
          try (Scope scope = Scope.open(token)) {
            NDArray noise = noise(request, LatentCells.ofEntities(request)); // (1, 16, …)
            double[] sigmas = sigmas(request, PictureGrid.of(request).imageTokens());
            return MultiDiffusion.draw(components, request, noise, sigmas, token);
          }
        },
        cancellation);
  }

  /**
   * Takes the last step of a picture that was drawn but for it; reads the autoencoder alone.
   *
   * @throws RenderException.BadRequest if the latents are not such as the model's
   * @throws RenderException.OutOfMemory if there is still too little memory
   */
  public RenderedImage decode(Undecoded picture, Cancellation cancellation) {
    return thread.call(
        token -> {
          try (Scope scope = Scope.open(token)) {
            return new RenderedImage(decoded(picture), picture.request(), picture.model());
          }
        },
        cancellation);
  }

  private BufferedImage decoded(Undecoded picture) {
    NoiseTensor kept = picture.latents();
    requireChannels("kept picture", kept);
    NDArray latents = Noise.of(components.torch(), kept); // (1, 16, latentHeight, latentWidth)
    RenderRequest request = picture.request();
    BufferedImage drawn = Decoding.by(components).picture(latents, request);
    return EditedPicture.pasteBack(request, LatentCells.ofEntities(request), drawn);
  }

  private NDArray noise(RenderRequest request, List<LatentCells> regions) {
    if (request.noise().isEmpty()) {
      return Noise.ofSeeds(
          components.torch(),
          request,
          regions,
          components.vae().latentChannels()); // (1, 16, latentHeight, latentWidth)
    }
    NoiseTensor noise = request.noise().get();
    requireChannels("noise", noise);
    return Noise.of(components.torch(), noise); // (1, 16, latentHeight, latentWidth)
  }

  private void requireChannels(String what, NoiseTensor given) {
    int channels = components.vae().latentChannels();
    if (given.channels() != channels) {
      throw new BadRequest(
          "The %s has %d channels; this model's latents have %d."
              .formatted(what, given.channels(), channels));
    }
  }

  private double[] sigmas(RenderRequest request, int imageTokens) {
    return request.schedule() == Schedule.FLUX
        ? FlowSchedule.flux(request.steps(), imageTokens, components.shift())
        : FlowSchedule.diffsynth(request.steps(), 1);
  }

  /** Frees the model, once all renders that were asked for are done. */
  @Override
  public void close() {
    thread.close(components::close);
  }
}
