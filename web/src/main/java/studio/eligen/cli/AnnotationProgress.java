package studio.eligen.cli;

import java.io.PrintWriter;
import studio.eligen.agent.annotation.AnnotationListener;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.terminal.ProgressBar;

/** Tells a person how an annotation goes: pictures done, and time left. */
final class AnnotationProgress implements AnnotationListener, AutoCloseable {

  private static final double SECOND = 1e9;

  /** Reasons that are told one by one: where nothing works, each would be the same. */
  private static final int MOST_REASONS = 20;

  private final StatusLine line;
  private final long start = System.nanoTime();

  AnnotationProgress(PrintWriter out) {
    this.line = new StatusLine(out);
  }

  @Override
  public void onPicture(Progress progress) {
    line.show(
        "picture %d of %d%s%s"
            .formatted(
                progress.done(), progress.pictures(), unanswered(progress), timeLeft(progress)),
        progress.done() == progress.pictures());
  }

  private static String unanswered(Progress progress) {
    return progress.failed() == 0 ? "" : ", %d without an answer".formatted(progress.failed());
  }

  /** Those that were known before took no time. */
  private String timeLeft(Progress progress) {
    int timed = progress.asked() + progress.failed();
    int left = progress.pictures() - progress.done();
    if (timed == 0 || left == 0) {
      return "";
    }
    double perPicture = (System.nanoTime() - start) / SECOND / timed;
    return ", %s left".formatted(ProgressBar.duration(Math.round(perPicture * left)));
  }

  @Override
  public void onFailure(String picture, String reason, int before) {
    if (before < MOST_REASONS) {
      line.say("eligen: " + Printable.line("%s: %s".formatted(picture, reason)));
    } else if (before == MOST_REASONS) {
      line.say("eligen: further pictures without an answer are only counted.");
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
