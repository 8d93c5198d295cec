package studio.eligen.agent.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.eligen.agent.annotation.Gate;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.engine.RenderException.BadRequest;

/** What a command line says of annotating, on one machine or on a cluster. */
public final class AnnotationOptions {

  private static final double HIGHEST_RATE = 1e6;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Entities of a picture that are kept, at most (default: ${DEFAULT-VALUE}).")
  private int most = 8;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Questions a minute of all machines together, at most; a picture takes two (default: no limit).")
  private Double rate;

  @Mixin private MllmOptions mllm;

  /** Entities of a picture that are kept, as it was given. */
  public int most() {
    return most;
  }

  /**
   * Questions a minute, at most; infinite where there is no limit.
   *
   * @throws BadRequest if none or fewer would be let through
   */
  public double perMinute() {
    if (rate != null && !(rate > 0 && rate <= HIGHEST_RATE)) {
      throw new BadRequest(
          "The rate is %s; it must be above 0 and at most %,.0f questions a minute."
              .formatted(rate, HIGHEST_RATE));
    }
    return rate == null ? Double.POSITIVE_INFINITY : rate;
  }

  /** The gate that lets so many through. */
  public Gate gate() {
    return Gate.of(perMinute());
  }

  /** The server. */
  public MllmConfiguration server() {
    return mllm.configuration();
  }
}
