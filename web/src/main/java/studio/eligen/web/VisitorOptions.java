package studio.eligen.web;

import java.time.Duration;
import picocli.CommandLine.Option;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.web.conversation.VisitorLimits;

/** What whoever starts a studio may choose of the limits of its visitors. */
final class VisitorOptions {

  private static final long MEGA = 1_000_000;

  @Option(
      names = "--quota",
      paramLabel = "MB",
      description = "What one visitor may keep on the disk. Default: ${DEFAULT-VALUE}.")
  private long quota = VisitorLimits.USUAL.storedBytes() / MEGA;

  @Option(
      names = "--quota-of-all",
      paramLabel = "MB",
      description = "What all visitors together may keep. Default: ${DEFAULT-VALUE}.")
  private long quotaOfAll = VisitorLimits.USUAL.storedBytesOfAll() / MEGA;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "Delete what a visitor did not change for so many days. Default: never.")
  private int keepDays;

  @Option(
      names = "--questions",
      paramLabel = "N",
      description =
          "What a visitor may have the model server answer in a day. Default: ${DEFAULT-VALUE}.")
  private long questions = VisitorLimits.USUAL.questions().each();

  @Option(
      names = "--questions-of-all",
      paramLabel = "N",
      description = "What all visitors together may. Default: ${DEFAULT-VALUE}.")
  private long questionsOfAll = VisitorLimits.USUAL.questions().ofAll();

  /**
   * @throws InvalidInput if one is below 0
   */
  VisitorLimits limits() {
    require("--quota", quota);
    require("--quota-of-all", quotaOfAll);
    require("--keep-days", keepDays);
    require("--questions", questions);
    require("--questions-of-all", questionsOfAll);
    return VisitorLimits.USUAL
        .storing(quota * MEGA, quotaOfAll * MEGA, Duration.ofDays(keepDays))
        .asking(questions, questionsOfAll);
  }

  private static void require(String option, long value) {
    if (value < 0 || value > 1_000_000_000) {
      throw new InvalidInput("%s is %d; give 0 to 1000000000.".formatted(option, value));
    }
  }
}
