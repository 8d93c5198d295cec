package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.flux.SeenPicture;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.sampling.EulerSampler;
import studio.eligen.engine.sampling.InpaintFusion;
import studio.eligen.engine.tensor.NumberKernels;
import studio.eligen.engine.text.TextEncoders;

/** One step's velocity: the positive pass, the negative one, guidance, and what is held. */
record Denoiser(
    NumberKernels numbers,
    FluxTransformer transformer,
    FluxTransformer.Conditioning positive,
    Optional<FluxTransformer.Conditioning> negative,
    RenderRequest request,
    InpaintFusion fusion,
    Cancellation cancellation)
    implements EulerSampler.Velocity {

  static Denoiser prepare(
      ModelComponents components,
      RenderRequest request,
      List<LatentCells> regions,
      SeenPicture seen,
      InpaintFusion fusion,
      Cancellation cancellation) {
    List<RegionTokens> tokens = regions.stream().map(RegionTokens::of).toList();
    List<String> entities = request.entities().stream().map(RenderRequest.Entity::prompt).toList();
    StylePrompts style = StylePrompts.of(components, request, tokens);
    TextEncoders text = components.text();
    PromptEmbeddings positive = text.encode(entities, request.prompt(), tokens);
    Optional<PromptEmbeddings> negative =
        request.cfg() == 1 ? Optional.empty() : Optional.of(negative(text, request, tokens));
    FluxTransformer transformer = components.transformer();
    PictureGrid grid = PictureGrid.of(request);
    return new Denoiser(
        components.torch().kernels().numbers(),
        transformer,
        transformer.prepare(positive, style.positive(), seen, grid),
        negative.map(prompts -> transformer.prepare(prompts, style.negative(), seen, grid)),
        request,
        fusion,
        cancellation);
  }

  /**
   * With EliGen on the negative pass, each region is told the negative prompt, as DiffSynth-Studio
   * does it; otherwise there are no regions.
   */
  private static PromptEmbeddings negative(
      TextEncoders text, RenderRequest request, List<RegionTokens> tokens) {
    List<RegionTokens> regions = request.eligenOnNegative() ? tokens : List.of();
    List<String> entities = Collections.nCopies(regions.size(), request.negative());
    return text.encode(entities, request.negative(), regions);
  }

  @Override
  public NDArray at(NDArray z, double sigma) {
    cancellation.throwIfCancelled();
    NDArray guided =
        fusion.holdsAll(sigma)
            ? z.zerosLike()
            : guided(z, sigma); // (1, 16, latentHeight, latentWidth)
    return fusion.afterGuidance(guided, z, sigma); // (1, 16, latentHeight, latentWidth)
  }

  /** Classifier-free guidance (Ho and Salimans 2022; paper, eq. 18): v₋ + cfg · (v₊ − v₋). */
  private NDArray guided(NDArray z, double sigma) {
    NDArray free = velocity(positive, z, sigma); // (1, 16, latentHeight, latentWidth)
    NDArray towards = fusion.beforeGuidance(free, z, sigma); // (1, 16, latentHeight, latentWidth)
    if (negative.isEmpty()) {
      return towards;
    }
    cancellation.throwIfCancelled();
    NDArray away = velocity(negative.get(), z, sigma); // (1, 16, latentHeight, latentWidth)
    NDArray change =
        numbers.times(
            towards.sub(away), (float) request.cfg()); // (1, 16, latentHeight, latentWidth)
    return away.add(change); // (1, 16, latentHeight, latentWidth)
  }

  /** What one of the two passes says. */
  NDArray velocity(FluxTransformer.Conditioning conditioning, NDArray z, double sigma) {
    return transformer.forward(
        z, conditioning, sigma, request.guidance()); // (1, 16, latentHeight, latentWidth)
  }
}
