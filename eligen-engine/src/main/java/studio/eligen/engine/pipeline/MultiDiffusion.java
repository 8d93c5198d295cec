package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.sampling.EulerSampler;
import studio.eligen.engine.tensor.Scope;

/**
 * A baseline to compare regional attention with: each region has a pass of its own over the whole
 * picture, and the velocities are put together cell by cell, averaged where regions overlap; where
 * there is none the whole prompt's counts (Bar-Tal et al. 2023, section 4.2, without its
 * bootstrapping). No guidance, no edits: it needs cfg 1.
 *
 * @param shares how much of each pass a cell takes, (1, 1, latentHeight, latentWidth) each
 */
record MultiDiffusion(
    FluxTransformer transformer,
    List<FluxTransformer.Conditioning> passes,
    List<NDArray> shares,
    double guidance,
    Cancellation cancellation)
    implements EulerSampler.Velocity {

  /**
   * Draws a request so.
   *
   * @param noise (1, channels, latentHeight, latentWidth)
   */
  static BufferedImage draw(
      ModelComponents components,
      RenderRequest request,
      NDArray noise,
      double[] sigmas,
      Cancellation token) {
    NDArray latents =
        EulerSampler.sample(
            components.torch().kernels().numbers(),
            noise,
            sigmas,
            prepare(components, request, token),
            (index, z, velocity, sigma) -> {}); // (1, 16, latentHeight, latentWidth)
    return Decoding.by(components).picture(latents, request);
  }

  private static MultiDiffusion prepare(
      ModelComponents components, RenderRequest request, Cancellation cancellation) {
    PictureGrid grid = PictureGrid.of(request);
    List<String> prompts = new ArrayList<>();
    request.entities().forEach(entity -> prompts.add(entity.prompt()));
    prompts.add(request.prompt());
    FluxTransformer transformer = components.transformer();
    List<FluxTransformer.Conditioning> passes =
        prompts.stream()
            .map(prompt -> components.text().encode(List.of(), prompt, List.of()))
            .map(prompt -> transformer.prepare(prompt, grid))
            .toList();
    List<NDArray> shares = new ArrayList<>(); // (1, 1, latentHeight, latentWidth) each
    for (float[] share : shares(LatentCells.ofEntities(request), grid.latentCells())) {
      long[] shape = {1, 1, grid.latentHeight(), grid.latentWidth()};
      shares.add(components.torch().array(share, shape)); // (1, 1, latentHeight, latentWidth)
    }
    return new MultiDiffusion(transformer, passes, shares, request.guidance(), cancellation);
  }

  /** Of each region and, last, of the whole prompt; together 1 in every cell. */
  static List<float[]> shares(List<LatentCells> regions, int cells) {
    List<float[]> shares = new ArrayList<>();
    for (int pass = 0; pass <= regions.size(); pass++) {
      shares.add(new float[cells]);
    }
    for (int i = 0; i < cells; i++) {
      int cell = i;
      long covering = regions.stream().filter(region -> region.cells().get(cell)).count();
      for (int pass = 0; pass < regions.size(); pass++) {
        shares.get(pass)[i] = regions.get(pass).cells().get(i) ? 1f / covering : 0;
      }
      shares.get(regions.size())[i] = covering == 0 ? 1 : 0;
    }
    return shares;
  }

  @Override
  public NDArray at(NDArray z, double sigma) {
    NDArray sum = z.zerosLike(); // (1, 16, latentHeight, latentWidth)
    for (int pass = 0; pass < passes.size(); pass++) {
      cancellation.throwIfCancelled();
      try (Scope one = Scope.consuming(sum)) {
        NDArray velocity =
            transformer.forward(
                z, passes.get(pass), sigma, guidance); // (1, 16, latentHeight, latentWidth)
        NDArray own = velocity.mul(shares.get(pass)); // (1, 16, latentHeight, latentWidth)
        sum = one.keep(sum.add(own)); // (1, 16, latentHeight, latentWidth)
      }
    }
    return sum; // (1, 16, latentHeight, latentWidth)
  }
}
