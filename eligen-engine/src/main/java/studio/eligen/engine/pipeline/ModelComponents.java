package studio.eligen.engine.pipeline;

import ai.djl.Device;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.sampling.FlowSchedule.Shift;
import studio.eligen.engine.tensor.DeviceMemory;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.text.ClipTextEncoder;
import studio.eligen.engine.text.EmbeddingCache;
import studio.eligen.engine.text.T5Encoder;
import studio.eligen.engine.text.TextEncoders;
import studio.eligen.engine.text.Tokenizers;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;
import studio.eligen.engine.weights.LazyNetwork;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.engine.weights.ModelPart;
import studio.eligen.engine.weights.PartKind;
import studio.eligen.engine.weights.Weights;

/** The networks of a model, in memory as far as it reaches. */
public final class ModelComponents implements AutoCloseable {

  private final Torch torch;
  private final ModelFiles files;
  private final LorasInUse loras;
  private volatile ModelIdentity identity;
  private final String summary;
  private final Shift shift;
  private final Tokenizers tokenizers;
  private final LazyNetwork<T5Encoder> t5;
  private final LazyNetwork<ClipTextEncoder> clip;
  private final LazyNetwork<FluxTransformer> transformer;
  private final LazyNetwork<AutoEncoder> vae;
  private final Optional<StyleNetworks> style;
  private final MemoryPlan plan;
  private final Optional<EmbeddingCache> cache;
  private final PictureMemory pictureMemory;

  /** What to free, the last opened first. */
  private final Deque<Runnable> open = new ArrayDeque<>();

  private ModelComponents(ModelFiles files, EngineOptions options, LongUnaryOperator budget) {
    Device device = Torch.device(options.device());
    LoadSettings settings = new LoadSettings(files, options);
    Dtype dtype = settings.dtype();
    LoggerFactory.getILoggerFactory(); // two threads that log first at once make it complain
    // libtorch takes longest to start, and most of that is one thread of the linker's.
    CompletableFuture<Torch> starting =
        CompletableFuture.supplyAsync(() -> Torch.on(device, dtype));
    open.push(() -> starting.thenAccept(Torch::close));
    try {
      long memory = budget.applyAsLong(DeviceMemory.available(device));
      this.shift = settings.shift();
      this.tokenizers = Tokenizers.load(files, options);
      open.push(tokenizers::close);
      this.summary = files.summary();
      this.files = files;
      ModelLoras given = ModelLoras.of(files, options);
      this.identity = settings.identity(given, tokenizers);
      this.torch = await(starting);
      KeepingRule rule = new KeepingRule(memory, options.storage());
      this.t5 = closing(t5(files, rule));
      this.clip = closing(clip(files, rule));
      this.transformer = closing(transformer(files, given, rule));
      this.loras = new LorasInUse(files, given, transformer);
      this.vae = closing(vae(files, rule));
      this.style = StyleNetworks.of(files, torch);
      open.push(() -> style.ifPresent(StyleNetworks::close));
      this.plan =
          plan(
              ModelSizes.of(files, this::sizes, tokenizers.t5Length(), torch.bytesOfNumber()),
              memory);
      this.cache = settings.embeddings();
      this.pictureMemory =
          PictureMemory.of(VaeConfig.of(files.part(PartKind.VAE).config()), device);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private <N> LazyNetwork<N> closing(LazyNetwork<N> part) {
    open.push(part::close);
    return part;
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Checks every part against its files; weights are read when first used. */
  public static ModelComponents open(ModelFiles files, EngineOptions options) {
    return open(files, options, available -> available);
  }

  /**
   * The same within a memory of one's own choice.
   *
   * @param budget bytes to use of those that the device has left
   */
  static ModelComponents open(ModelFiles files, EngineOptions options, LongUnaryOperator budget) {
    return new ModelComponents(files, options, budget);
  }

  private LazyNetwork<T5Encoder> t5(ModelFiles files, KeepingRule rule) {
    ModelPart part = files.part(PartKind.T5);
    var config = T5Encoder.T5Config.of(part.config());
    return LazyNetwork.open(torch, part, w -> new T5Encoder(w, torch, config), rule::of);
  }

  private LazyNetwork<ClipTextEncoder> clip(ModelFiles files, KeepingRule rule) {
    ModelPart part = files.part(PartKind.CLIP);
    var config = ClipTextEncoder.ClipConfig.of(part.config());
    return LazyNetwork.open(torch, part, w -> new ClipTextEncoder(w, torch, config), rule::of);
  }

  private LazyNetwork<FluxTransformer> transformer(
      ModelFiles files, ModelLoras loras, KeepingRule rule) {
    ModelPart part = files.part(PartKind.TRANSFORMER);
    FluxConfig config = FluxConfig.of(part.config());
    return LazyNetwork.open(
        torch, part, w -> new FluxTransformer(w, torch, config), loras.files(), rule::of);
  }

  /** The autoencoder computes in float32 whatever the transformer does: pictures show less. */
  private LazyNetwork<AutoEncoder> vae(ModelFiles files, KeepingRule rule) {
    ModelPart part = files.part(PartKind.VAE);
    VaeConfig config = VaeConfig.of(part.config());
    return LazyNetwork.open(
        torch.in(Dtype.F32), part, w -> new AutoEncoder(w, torch.kernels(), config), rule::of);
  }

  private Map<String, Long> sizes(PartKind part) {
    return switch (part) {
      case TRANSFORMER -> transformer.sizes();
      case CLIP -> clip.sizes();
      case T5 -> t5.sizes();
      case VAE -> vae.sizes();
      case IMAGE_ENCODER, IP_ADAPTER -> Map.of(); // freed after one use
    };
  }

  private MemoryPlan plan(ModelSizes sizes, long memory) {
    if (!torch.manager().getDevice().isGpu()) {
      return MemoryPlan.ofMachine(sizes, memory);
    }
    MemoryPlan onCard = MemoryPlan.ofCard(sizes, memory);
    transformer.leaveOnCpu(onCard::transformerWaits);
    t5.leaveOnCpu(onCard::t5Waits);
    return onCard;
  }

  public Torch torch() {
    return torch;
  }

  public ModelIdentity identity() {
    return identity;
  }

  /**
   * Draws with these LoRAs, beside the model's own, from now on.
   *
   * @throws BadRequest if one does not fit; nothing has changed then
   */
  void useLoras(List<LoraFile> given) {
    identity = identity.withLoras(loras.use(given));
  }

  /** Draws with those that a request wants. */
  void useLorasOf(RenderRequest request) {
    identity = identity.withLoras(loras.useThoseOf(request));
  }

  /** What was taken for the model. */
  String summary() {
    return summary;
  }

  /** What of its LoRAs was left out. */
  List<String> warnings() {
    return transformer.notes();
  }

  /** What pictures need, which is not kept between them. */
  PictureMemory pictureMemory() {
    return pictureMemory;
  }

  public Shift shift() {
    return shift;
  }

  /**
   * The text encoders, loaded when they are first asked for something that is not known. The
   * transformer is freed then, where both do not fit.
   */
  public TextEncoders text() {
    FluxConfig config = FluxConfig.of(files.part(PartKind.TRANSFORMER).config());
    return new TextEncoders(
        torch,
        tokenizers,
        config,
        () -> besideNoTransformer(t5),
        () -> besideNoTransformer(clip),
        cache);
  }

  private <N> N besideNoTransformer(LazyNetwork<N> encoder) {
    if (!plan.together()) {
      transformer.free();
    }
    return encoder.get();
  }

  /** The transformer; frees the text encoders first where both do not fit. */
  public FluxTransformer transformer() {
    if (!plan.together()) {
      t5.free();
      clip.free();
    }
    return transformer.get();
  }

  /** What looks at style pictures; frees the other networks first where they do not all fit. */
  StyleNetworks style() {
    StyleNetworks networks = style.orElseThrow(() -> StyleNetworks.missing(identity.name()));
    if (!plan.together()) {
      freeAllButVae();
    }
    return networks;
  }

  /** Whether T5, the largest of the text encoders, is in memory. */
  boolean holdsT5() {
    return t5.isLoaded();
  }

  /** Whether the transformer is in memory. */
  boolean holdsTransformer() {
    return transformer.isLoaded();
  }

  public AutoEncoder vae() {
    return vae.get();
  }

  /** Puts this between the transformer and its weights, as a LoRA that is being trained. */
  public void adaptTransformer(UnaryOperator<Weights> between) {
    transformer.adapt(between);
  }

  /** Frees all weights but the autoencoder's, until they are used again. */
  void freeAllButVae() {
    List.of(t5, clip, transformer).forEach(LazyNetwork::free);
  }

  /** Reads all weights now, where they fit together, so that the first render does not wait. */
  void warm() {
    if (plan.together()) {
      CompletableFuture<AutoEncoder> others =
          CompletableFuture.runAsync(() -> List.of(t5, clip).forEach(LazyNetwork::get))
              .thenApply(done -> vae());
      transformer();
      await(others);
    }
  }

  /** Frees everything that was opened; does nothing the second time. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
