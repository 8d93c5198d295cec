package studio.eligen.engine;

import java.util.List;
import java.util.Optional;

/**
 * Everything that decides a picture, apart from the model. The same request on the same machine,
 * threads and model gives the same bytes.
 *
 * @param prompt the global prompt; sees and is seen by the whole picture
 * @param negative what the negative pass of classifier-free guidance is told; often empty
 * @param width pixels, a multiple of 16
 * @param height pixels, a multiple of 16
 * @param seed of the noise, the same as PyTorch's CPU generator makes of it
 * @param steps of the sampler, at least 1
 * @param cfg weight of classifier-free guidance; 1 skips the negative pass
 * @param guidance the distilled guidance that FLUX.1-dev takes as an input
 * @param schedule how the noise level falls
 * @param entities named things in named places, back to front
 * @param eligenOnNegative whether the negative pass sees the entities too
 * @param edit the picture to change, where there is one
 * @param noise the first latents, instead of the seed's
 */
public record RenderRequest(
    String prompt,
    String negative,
    int width,
    int height,
    long seed,
    int steps,
    double cfg,
    double guidance,
    Schedule schedule,
    List<Entity> entities,
    boolean eligenOnNegative,
    Optional<Edit> edit,
    Optional<NoiseTensor> noise) {

  /** Longest prompt in characters: far more than any tokenizer keeps. */
  public static final int LONGEST_PROMPT = 20_000;

  /** Most entities in one request; each adds a block of text tokens to every step. */
  public static final int MOST_ENTITIES = 64;

  /** Longest side of a picture in pixels. */
  public static final int LONGEST_SIDE = 4096;

  public RenderRequest {
    entities = List.copyOf(entities);
    RequestRules.check(
        prompt, negative, width, height, steps, cfg, guidance, entities, edit, noise);
  }

  /** This request, starting from other noise. */
  public RenderRequest withNoise(Optional<NoiseTensor> otherNoise) {
    return new RenderRequest(
        prompt,
        negative,
        width,
        height,
        seed,
        steps,
        cfg,
        guidance,
        schedule,
        entities,
        eligenOnNegative,
        edit,
        otherNoise);
  }

  /** How the noise level falls; see docs/engine.md. */
  public enum Schedule {
    FLUX,
    DIFFSYNTH
  }

  /**
   * A thing in a place.
   *
   * @param prompt what it is, such as "red car"
   */
  public record Entity(String prompt, Region region) {}
}
