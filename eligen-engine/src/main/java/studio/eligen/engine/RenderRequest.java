package studio.eligen.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that decides a picture, apart from the model. The same request on the same machine,
 * threads and model gives the same bytes. Made with a {@link Builder}.
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
 * @param noise the first latents, instead of what the seeds make
 * @param style the picture to draw in the style of, where there is one
 * @param reference the picture that the prompt says how to change, where there is one
 * @param control the map of depth or edges to follow, where there is one
 * @param loras scales of LoRAs that the model has been given, by {@linkplain
 *     EngineOptions.LoraFile#name name}; 0 leaves one out, and those not named are as they were
 *     given
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
    Optional<NoiseTensor> noise,
    Optional<Style> style,
    Optional<Reference> reference,
    Optional<Control> control,
    Map<String, Double> loras) {

  /** Longest prompt in characters: far more than any tokenizer keeps. */
  public static final int LONGEST_PROMPT = 20_000;

  /** Most entities in one request; each adds a block of text tokens to every step. */
  public static final int MOST_ENTITIES = 64;

  /** Longest side of a picture in pixels. */
  public static final int LONGEST_SIDE = 4096;

  /** Most LoRAs of which a request may say the scale. */
  public static final int MOST_LORAS = 64;

  /** A LoRA is never taken this many times as strongly as it was trained, also the other way. */
  public static final double LARGEST_LORA_SCALE = 10;

  /** Sides are multiples of so many pixels: a token is 2×2 latent cells of 8×8. */
  public static final int GRID = 16;

  public RenderRequest {
    entities = List.copyOf(entities);
    RequestRules.check(
        prompt, negative, width, height, steps, cfg, guidance, entities, edit, noise, style);
    loras = Map.copyOf(loras);
    RequestRules.checkLoras(loras);
  }

  /** A builder that begins with this request. */
  public Builder toBuilder() {
    return new Builder(this);
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
   * @param seed of the noise of its cells, where that is not the picture's
   */
  public record Entity(String prompt, Region region, Optional<Long> seed) {

    /** One that starts from the picture's noise. */
    public Entity(String prompt, Region region) {
      this(prompt, region, Optional.empty());
    }
  }

  /**
   * Builds a request, part by part, from {@linkplain GenerationDefaults#request a model's settings}
   * or from {@linkplain RenderRequest#toBuilder another request}. Each part has the range that the
   * request's own has.
   */
  public static final class Builder {

    private String prompt;
    private String negative;
    private int width;
    private int height;
    private long seed;
    private int steps;
    private double cfg;
    private double guidance;
    private Schedule schedule;
    private List<Entity> entities = List.of();
    private boolean eligenOnNegative;
    private Optional<Edit> edit = Optional.empty();
    private Optional<NoiseTensor> noise = Optional.empty();
    private Optional<Style> style = Optional.empty();
    private Optional<Reference> reference = Optional.empty();
    private Optional<Control> control = Optional.empty();
    private Map<String, Double> loras = Map.of();

    /** No entities, no edit, seed 0. */
    Builder(String prompt, GenerationDefaults settings) {
      this.prompt = prompt;
      this.negative = settings.negative();
      this.width = settings.width();
      this.height = settings.height();
      this.steps = settings.steps();
      this.cfg = settings.cfg();
      this.guidance = settings.guidance();
      this.schedule = settings.schedule();
    }

    private Builder(RenderRequest request) {
      this.prompt = request.prompt;
      this.negative = request.negative;
      this.width = request.width;
      this.height = request.height;
      this.seed = request.seed;
      this.steps = request.steps;
      this.cfg = request.cfg;
      this.guidance = request.guidance;
      this.schedule = request.schedule;
      this.entities = request.entities;
      this.eligenOnNegative = request.eligenOnNegative;
      this.edit = request.edit;
      this.noise = request.noise;
      this.style = request.style;
      this.reference = request.reference;
      this.control = request.control;
      this.loras = request.loras;
    }

    public Builder prompt(String text) {
      prompt = text;
      return this;
    }

    public Builder negative(String text) {
      negative = text;
      return this;
    }

    public Builder size(int pixelsWide, int pixelsHigh) {
      width = pixelsWide;
      height = pixelsHigh;
      return this;
    }

    public Builder seed(long number) {
      seed = number;
      return this;
    }

    public Builder steps(int number) {
      steps = number;
      return this;
    }

    public Builder cfg(double weight) {
      cfg = weight;
      return this;
    }

    public Builder guidance(double distilled) {
      guidance = distilled;
      return this;
    }

    public Builder schedule(Schedule fall) {
      schedule = fall;
      return this;
    }

    /** One entity more, in front of those that are there. */
    public Builder entity(String what, Region where) {
      return entities(
          Stream.concat(entities.stream(), Stream.of(new Entity(what, where))).toList());
    }

    /** These entities instead of those that are there. */
    public Builder entities(List<Entity> backToFront) {
      entities = backToFront;
      return this;
    }

    public Builder eligenOnNegative(boolean entitiesToo) {
      eligenOnNegative = entitiesToo;
      return this;
    }

    public Builder edit(Edit picture) {
      return edit(Optional.of(picture));
    }

    public Builder edit(Optional<Edit> picture) {
      edit = picture;
      return this;
    }

    public Builder noise(NoiseTensor latents) {
      return noise(Optional.of(latents));
    }

    public Builder noise(Optional<NoiseTensor> latents) {
      noise = latents;
      return this;
    }

    public Builder style(Style picture) {
      return style(Optional.of(picture));
    }

    public Builder style(Optional<Style> picture) {
      style = picture;
      return this;
    }

    public Builder reference(Reference picture) {
      return reference(Optional.of(picture));
    }

    public Builder reference(Optional<Reference> picture) {
      reference = picture;
      return this;
    }

    public Builder control(Control map) {
      return control(Optional.of(map));
    }

    public Builder control(Optional<Control> map) {
      control = map;
      return this;
    }

    public Builder loras(Map<String, Double> scales) {
      loras = scales;
      return this;
    }

    /**
     * The request.
     *
     * @throws RenderException.BadRequest if a part is out of its range, or does not fit the others
     */
    public RenderRequest build() {
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
          noise,
          style,
          reference,
          control,
          loras);
    }
  }
}
