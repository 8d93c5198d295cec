package studio.eligen.engine.pipeline;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.sampling.FlowSchedule.Shift;
import studio.eligen.engine.tensor.DeviceMemory;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.text.ClipTextEncoder;
import studio.eligen.engine.text.T5Encoder;
import studio.eligen.engine.text.TextEncoders;
import studio.eligen.engine.text.Tokenizers;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;
import studio.eligen.engine.weights.Checkpoint;
import studio.eligen.engine.weights.Fingerprint;
import studio.eligen.engine.weights.LazyNetwork;
import studio.eligen.engine.weights.Lora;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.engine.weights.ModelPart;
import studio.eligen.engine.weights.PartKind;
import studio.eligen.engine.weights.Weights;

/** The networks of a model, in memory as far as it reaches. */
public final class ModelComponents implements AutoCloseable {

  private final Torch torch;
  private final ModelIdentity identity;
  private final String summary;
  private final Shift shift;
  private final Tokenizers tokenizers;
  private final LazyNetwork<T5Encoder> t5;
  private final LazyNetwork<ClipTextEncoder> clip;
  private final LazyNetwork<FluxTransformer> transformer;
  private final LazyNetwork<AutoEncoder> vae;
  private final Optional<StyleNetworks> style;
  private final boolean allFit;
  private final PictureMemory pictureMemory;

  /** What to free, the last opened first. */
  private final Deque<Runnable> open = new ArrayDeque<>();

  private ModelComponents(ModelFiles files, EngineOptions options, LongUnaryOperator budget) {
    Device device = Torch.device(options.device());
    Dtype dtype = options.dtype().orElse(device.isGpu() ? Dtype.BF16 : Dtype.F32);
    LoggerFactory.getILoggerFactory(); // two threads that log first at once make it complain
    // libtorch takes longest to start, and most of that is one thread of the linker's.
    CompletableFuture<Torch> starting =
        CompletableFuture.supplyAsync(() -> Torch.on(device, dtype));
    open.push(() -> starting.thenAccept(Torch::close));
    try {
      long memory = budget.applyAsLong(DeviceMemory.available(device));
      this.shift = files.schedulerConfig().map(Shift::of).orElse(Shift.usual(files.kind()));
      this.tokenizers = Tokenizers.load(files, options.t5Length());
      open.push(tokenizers::close);
      this.summary = files.summary();
      this.identity = identity(files, options, tokenizers.t5Length(), dtype);
      this.torch = await(starting);
      Predicate<Checkpoint> room = part -> roomToWiden(part, memory);
      this.t5 = closing(t5(files, room));
      this.clip = closing(clip(files, room));
      this.transformer = closing(transformer(files, options, room));
      this.vae = closing(vae(files, room));
      this.style = StyleNetworks.of(files, torch);
      open.push(() -> style.ifPresent(StyleNetworks::close));
      this.allFit = footprint() < memory * 0.9;
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

  private static ModelIdentity identity(
      ModelFiles files, EngineOptions options, int t5Length, Dtype dtype) {
    return new ModelIdentity(
        files.name(),
        Fingerprint.ofModel(files),
        fused(files, options),
        t5Length,
        dtype,
        files.kind(),
        files.taken(),
        files.adapter());
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

  private LazyNetwork<T5Encoder> t5(ModelFiles files, Predicate<Checkpoint> room) {
    ModelPart part = files.part(PartKind.T5);
    var config = T5Encoder.T5Config.of(part.config());
    return LazyNetwork.open(torch, part, w -> new T5Encoder(w, torch, config), room);
  }

  private LazyNetwork<ClipTextEncoder> clip(ModelFiles files, Predicate<Checkpoint> room) {
    ModelPart part = files.part(PartKind.CLIP);
    var config = ClipTextEncoder.ClipConfig.of(part.config());
    return LazyNetwork.open(torch, part, w -> new ClipTextEncoder(w, torch, config), room);
  }

  private LazyNetwork<FluxTransformer> transformer(
      ModelFiles files, EngineOptions options, Predicate<Checkpoint> room) {
    ModelPart part = files.part(PartKind.TRANSFORMER);
    FluxConfig config = FluxConfig.of(part.config());
    List<LoraFile> loras = loraFiles(files, options);
    return LazyNetwork.open(
        torch,
        part,
        w -> new FluxTransformer(w, torch, config),
        check -> loras.stream().map(file -> Lora.read(file, check.layers())).toList(),
        room);
  }

  /** The autoencoder computes in float32 whatever the transformer does: pictures show less. */
  private LazyNetwork<AutoEncoder> vae(ModelFiles files, Predicate<Checkpoint> room) {
    ModelPart part = files.part(PartKind.VAE);
    VaeConfig config = VaeConfig.of(part.config());
    return LazyNetwork.open(
        torch.in(Dtype.F32), part, w -> new AutoEncoder(w, torch.kernels(), config), room);
  }

  /** Half-width weights in float32 take twice the file; half the memory is left for the rest. */
  private static boolean roomToWiden(Checkpoint files, long memory) {
    return 2 * files.size() < memory / 2;
  }

  private static List<LoraFile> loraFiles(ModelFiles model, EngineOptions options) {
    List<LoraFile> files = new ArrayList<>();
    if (options.bundledLora()) {
      model.bundledLora().ifPresent(file -> files.add(new LoraFile(file, 1)));
    }
    files.addAll(options.loras());
    return files;
  }

  private static List<FusedLora> fused(ModelFiles model, EngineOptions options) {
    Optional<Path> bundled = model.bundledLora();
    return loraFiles(model, options).stream()
        .map(
            lora ->
                new FusedLora(
                    lora.file().getFileName().toString(),
                    Fingerprint.ofFile(lora.file()),
                    lora.scale(),
                    bundled.isPresent() && bundled.get().equals(lora.file())))
        .toList();
  }

  private long footprint() {
    int bytesPerFile = torch.dtype() == Dtype.F32 ? 2 : 1;
    return bytesPerFile * (t5.size() + clip.size() + transformer.size() + vae.size());
  }

  public Torch torch() {
    return torch;
  }

  public ModelIdentity identity() {
    return identity;
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

  /** The text encoders; frees the transformer first where both do not fit. */
  public TextEncoders text() {
    if (!allFit) {
      transformer.free();
    }
    return new TextEncoders(tokenizers, t5.get(), clip.get());
  }

  /** The transformer; frees the text encoders first where both do not fit. */
  public FluxTransformer transformer() {
    if (!allFit) {
      t5.free();
      clip.free();
    }
    return transformer.get();
  }

  /** What looks at style pictures; frees the other networks first where they do not all fit. */
  StyleNetworks style() {
    StyleNetworks networks = style.orElseThrow(() -> StyleNetworks.missing(identity.name()));
    if (!allFit) {
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
    if (allFit) {
      CompletableFuture<AutoEncoder> others =
          CompletableFuture.runAsync(this::text).thenApply(done -> vae());
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
