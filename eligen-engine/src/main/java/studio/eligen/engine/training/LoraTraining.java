package studio.eligen.engine.training;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.Cancelled;
import studio.eligen.engine.RenderException.OutOfMemory;
import studio.eligen.engine.files.FolderLock;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.FluxTransformer.Conditioning;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.pipeline.ModelComponents;
import studio.eligen.engine.sampling.EulerSampler;
import studio.eligen.engine.sampling.FlowSchedule;
import studio.eligen.engine.sampling.Noise;
import studio.eligen.engine.tensor.Autograd;
import studio.eligen.engine.tensor.DeviceMemory;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.training.Draws.Draw;
import studio.eligen.engine.training.SampleCache.Prepared;
import studio.eligen.engine.weights.Fingerprint;
import studio.eligen.engine.weights.LoraNames;
import studio.eligen.engine.weights.ModelFiles;

/**
 * START HERE: a LoRA learnt from pictures whose entities are known (paper, section 3.4). Prepare;
 * then step by step add up the gradients of a batch and change the weights; save now and then.
 *
 * <p>All of it happens on the thread that calls.
 */
public final class LoraTraining implements AutoCloseable {

  private final TrainingSet data;
  private final TrainingPlan plan;
  private final Output output;
  private final GenerationDefaults defaults;
  private final ModelComponents model;
  private final Torch torch;
  private final Autograd autograd;
  private final LoraAdapter lora;
  private final FlowMatching loss;
  private final SampleCache cache;

  /** Whether to begin, or to go on with what was saved. */
  public enum Start {
    ANEW,
    WHERE_IT_WAS
  }

  /**
   * Where the LoRA comes to.
   *
   * @param lora its file; all else is in the folder of the same name that ends in {@code .training}
   * @param names of its tensors
   */
  public record Output(Path lora, LoraNames names, Start start) {

    /** What training keeps for itself: its state, the encoded pictures, previews. */
    public Path folder() {
      String name = lora.getFileName().toString().replaceFirst("\\.safetensors$", "");
      return lora.resolveSibling(name + ".training");
    }

    Path state() {
      return folder().resolve("state.safetensors");
    }
  }

  private LoraTraining(
      ModelComponents model,
      TrainingSet data,
      TrainingPlan plan,
      Output output,
      GenerationDefaults defaults) {
    this.data = data;
    this.plan = plan;
    this.output = output;
    this.defaults = defaults;
    this.model = model;
    this.torch = model.torch();
    this.autograd = Autograd.load(torch);
    this.lora = new LoraAdapter(torch, autograd, plan.rank(), plan.rank(), plan.seed());
    this.loss = new FlowMatching(autograd, plan.recomputation());
    this.cache =
        new SampleCache(
            torch, output.folder().resolve("cache-" + pictures()), model.identity().t5Length());
    model.adaptTransformer(lora::over);
  }

  /**
   * Opens a model to train a LoRA over it and the LoRAs that it is loaded with, which stay as they
   * are.
   *
   * @param defaults the model's: size, steps and guidance of previews, the guidance of training
   * @throws BadRequest if the LoRA cannot be written, or there is a training to go on with or none
   */
  public static LoraTraining open(
      Path path,
      EngineOptions options,
      GenerationDefaults defaults,
      TrainingSet data,
      TrainingPlan plan,
      Output output) {
    NewFile.requireWritable(output.lora);
    requireStart(output);
    ModelComponents model = ModelComponents.open(ModelFiles.find(path, options.parts()), options);
    try {
      return new LoraTraining(model, data, plan, output, defaults);
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private static void requireStart(Output output) {
    boolean saved = Files.exists(output.state());
    if (saved && output.start == Start.ANEW) {
      throw new BadRequest(
          "%s holds a training; go on with it (--resume), delete the folder, or choose another file for the LoRA."
              .formatted(output.folder()));
    }
    if (!saved && output.start == Start.WHERE_IT_WAS) {
      throw new BadRequest(
          "There is no training to go on with: %s is missing; begin one without --resume."
              .formatted(output.state()));
    }
  }

  /** What the encoded pictures depend on. */
  private String pictures() {
    return Fingerprint.ofText(
        String.join(
            "\n",
            data.fingerprint(),
            model.identity().fingerprint(),
            String.valueOf(model.identity().t5Length()),
            String.valueOf(model.identity().entityT5Length()),
            String.valueOf(plan.mostPixels())));
  }

  private String identity() {
    return "%s, over model %s with %s, data and encoders %s"
        .formatted(
            plan.identity(), model.identity().fingerprint(), model.identity().loras(), pictures());
  }

  /**
   * Trains to the plan's end. When it is cancelled, what was done is saved first.
   *
   * @throws BadRequest if another program trains there
   * @throws Cancelled if it was cancelled
   * @throws OutOfMemory if a picture with its gradients is too large for the device
   */
  public void run(TrainingListener listener, Cancellation cancellation) {
    try (FolderLock lock = FolderLock.of(output.folder())) {
      requireStart(output); // another one may have ended meanwhile
      try (Scope scope = Scope.open(cancellation)) {
        prepare(listener);
      }
      train(listener, cancellation);
    } catch (EngineException | OutOfMemoryError e) {
      if (!DeviceMemory.ranOut(e)) {
        throw e;
      }
      throw new OutOfMemory(
          "A picture of %d pixels with its gradients needs more memory than there is; compute blocks again (--checkpointing), or train with smaller pictures (--pixels)."
              .formatted(plan.mostPixels()),
          e);
    }
  }

  private void prepare(TrainingListener listener) {
    cache.prepareEmpty(model);
    int pictures = data.items().size();
    for (int picture = 0; picture < pictures; picture++) {
      if (!cache.has(picture)) {
        cache.prepare(picture, data.items().get(picture), plan.mostPixels(), model);
        listener.onPrepared(picture + 1, pictures);
      }
    }
  }

  private void train(TrainingListener listener, Cancellation cancellation) {
    FluxTransformer transformer = model.transformer(); // now the LoRA has its layers
    try (AdamW optimizer = new AdamW(autograd, AdamW.Settings.USUAL, lora.parameters())) {
      TrainingState state = TrainingState.begin(lora, optimizer);
      if (output.start == Start.WHERE_IT_WAS) {
        state.load(output.state(), identity(), plan, torch, autograd);
      }
      if (state.done().size() >= plan.steps()) { // all was done before, perhaps with other names
        state.writeLora(output.lora, output.names);
      }
      Draws draws = new Draws(plan.seed(), data.items().size(), plan.batch());
      int saved = state.done().size();
      try {
        while (state.done().size() < plan.steps()) {
          step(transformer, state, draws, cancellation);
          listener.onStep(state.last());
          if (state.done().size() % plan.saveEvery() == 0) {
            save(state, listener);
            saved = state.done().size();
            listener.onPreview(saved, preview(transformer, cancellation));
          }
        }
      } finally {
        if (saved < state.done().size()) {
          save(state, listener);
        }
      }
    }
  }

  private void save(TrainingState state, TrainingListener listener) {
    state.save(output.state(), identity());
    state.writeLora(output.lora, output.names);
    listener.onSaved(state.done());
  }

  private void step(
      FluxTransformer transformer, TrainingState state, Draws draws, Cancellation cancellation) {
    try (Scope scope = Scope.open(cancellation)) {
      int step = state.done().size();
      double sum = 0;
      for (int index = 0; index < plan.batch(); index++) {
        sum += accumulate(transformer, draws.of(step, index));
      }
      double mean = sum / plan.batch();
      if (!Double.isFinite(mean)) {
        throw new BadRequest(
            "The loss of step %d is %s, no number any more; begin again with a smaller learning rate than %s."
                .formatted(step + 1, mean, plan.learningRate()));
      }
      double rate = plan.learningRate(step);
      double norm = state.optimizer().step(rate);
      state.done().add(new TrainedStep(step, mean, norm, rate));
    }
  }

  private double accumulate(FluxTransformer transformer, Draw draw) {
    try (Scope scope = Scope.open()) {
      Prepared prepared = cache.read(draw.picture());
      PromptEmbeddings prompts =
          draw.caption() < plan.captionDrop()
              ? cache.withoutCaption(prepared.prompts())
              : prepared.prompts();
      Conditioning given = transformer.prepare(prompts, prepared.grid());
      double sigma = model.shift().shifted(draw.evenSigma(), prepared.grid().imageTokens());
      NDArray noise = noise(draw.noiseSeed(), prepared); // (1, 16, latentHeight, latentWidth)
      return loss.accumulate(
          transformer,
          new FlowMatching.Sample(prepared.latents(), noise, given, sigma, defaults.guidance()),
          1.0 / plan.batch());
    }
  }

  private NDArray noise(long seed, Prepared picture) {
    int channels = (int) picture.latents().getShape().get(1);
    return Noise.ofSeed(
        torch, seed, channels, picture.grid()); // (1, 16, latentHeight, latentWidth)
  }

  /** The first picture's prompts and places, drawn with the LoRA as it is. */
  private BufferedImage preview(FluxTransformer transformer, Cancellation cancellation) {
    try (Scope scope = Scope.open(cancellation)) {
      Prepared first = cache.read(0);
      Conditioning given = transformer.prepare(first.prompts(), first.grid());
      double[] sigmas =
          FlowSchedule.flux(defaults.steps(), first.grid().imageTokens(), model.shift());
      NDArray noise = noise(plan.seed(), first); // (1, 16, latentHeight, latentWidth)
      NDArray latents =
          EulerSampler.sample(
              model.torch().kernels().numbers(),
              noise,
              sigmas,
              (z, sigma) -> transformer.forward(z, given, sigma, defaults.guidance()),
              (index, z, velocity, sigma) -> {}); // (1, 16, latentHeight, latentWidth)
      float[] planes = model.vae().decode(latents).toFloatArray(); // (1, 3, height, width)
      return Planes.image(planes, first.grid().width(), first.grid().height());
    }
  }

  @Override
  public void close() {
    lora.close();
    autograd.close();
    model.close();
  }
}
