package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.Prompts;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.sampling.EulerSampler;
import studio.eligen.engine.sampling.Guidance;
import studio.eligen.engine.sampling.InpaintFusion;
import studio.eligen.engine.text.TextEncoders;

/** One step's velocity: the positive pass, the negative one, guidance, and what is held. */
record Denoiser(
    FluxTransformer.Pass positive,
    Optional<FluxTransformer.Pass> negative,
    RenderRequest request,
    InpaintFusion fusion,
    Cancellation cancellation)
    implements EulerSampler.Velocity {

  static Denoiser prepare(
      Networks networks,
      RenderRequest request,
      List<LatentCells> regions,
      InpaintFusion fusion,
      Cancellation cancellation) {
    List<RegionTokens> tokens = regions.stream().map(RegionTokens::of).toList();
    List<String> entities = request.entities().stream().map(RenderRequest.Entity::prompt).toList();
    TextEncoders text = networks.text();
    Prompts positive = encode(text, entities, request.prompt(), tokens);
    Optional<Prompts> negative =
        request.cfg() == 1 ? Optional.empty() : Optional.of(negative(text, request, tokens));
    FluxTransformer transformer = networks.transformer();
    int rows = request.height() / 16;
    int columns = request.width() / 16;
    return new Denoiser(
        transformer.prepare(positive, rows, columns),
        negative.map(prompts -> transformer.prepare(prompts, rows, columns)),
        request,
        fusion,
        cancellation);
  }

  /**
   * With EliGen on the negative pass, each region is told the negative prompt, as DiffSynth-Studio
   * does it; otherwise there are no regions.
   */
  private static Prompts negative(
      TextEncoders text, RenderRequest request, List<RegionTokens> tokens) {
    List<RegionTokens> regions = request.eligenOnNegative() ? tokens : List.of();
    List<String> entities = Collections.nCopies(regions.size(), request.negative());
    return encode(text, entities, request.negative(), regions);
  }

  private static Prompts encode(
      TextEncoders text, List<String> entities, String global, List<RegionTokens> tokens) {
    return new Prompts(text.states(entities, global), text.pooled(global), tokens);
  }

  @Override
  public NDArray at(NDArray z, double sigma) {
    cancellation.throwIfCancelled();
    NDArray guided = fusion.holdsAll(sigma) ? z.zerosLike() : guided(z, sigma);
    return fusion.afterGuidance(guided, z, sigma); // (1, 16, rows, columns)
  }

  private NDArray guided(NDArray z, double sigma) {
    NDArray velocity = positive.velocity(z, sigma, request.guidance());
    velocity = fusion.beforeGuidance(velocity, z, sigma);
    if (negative.isEmpty()) {
      return velocity;
    }
    cancellation.throwIfCancelled();
    NDArray away = negative.get().velocity(z, sigma, request.guidance());
    return Guidance.mix(velocity, away, request.cfg());
  }
}
