package studio.eligen.cli;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import studio.eligen.agent.terminal.ProgressBar;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.training.TrainedStep;
import studio.eligen.engine.training.TrainingListener;
import studio.eligen.engine.training.TrainingPlan;

/**
 * Tells a person how a training goes: loss, learning rate and time left, on one line of a terminal
 * or as a line now and then elsewhere; and writes loss.csv, loss.png and the previews.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {

  private static final long SECOND = 1_000_000_000;

  private final StatusLine line;
  private final TrainingPlan plan;
  private final Path folder;
  private long firstTime;
  private int firstStep = -1;
  private double meanLoss;

  /**
   * Tells a writer.
   *
   * @param folder for the curve and the previews
   */
  TrainingProgress(PrintWriter out, TrainingPlan plan, Path folder) {
    this.line = new StatusLine(out);
    this.plan = plan;
    this.folder = folder;
  }

  @Override
  public void onPrepared(int done, int pictures) {
    line.show("preparing picture %d of %d".formatted(done, pictures), done == pictures);
  }

  @Override
  public void onStep(TrainedStep step) {
    if (firstStep < 0) {
      firstStep = step.step();
      firstTime = System.nanoTime();
      meanLoss = step.loss();
    }
    meanLoss += (step.loss() - meanLoss) / Math.min(LossCurve.SPAN, step.step() - firstStep + 1);
    int done = step.step() + 1;
    line.show(
        "step %d of %d, loss %.4f, learning rate %.1e%s"
            .formatted(done, plan.steps(), meanLoss, step.learningRate(), timeLeft(done)),
        done == plan.steps());
  }

  /** From the second step on: the first one has to get ready. */
  private String timeLeft(int done) {
    int timed = done - 1 - firstStep;
    if (timed == 0 || done == plan.steps()) {
      return "";
    }
    double perStep = (double) (System.nanoTime() - firstTime) / timed;
    return ", %.2f s a step, %s left"
        .formatted(
            perStep / SECOND,
            ProgressBar.duration(Math.round(perStep * (plan.steps() - done) / SECOND)));
  }

  @Override
  public void onSaved(List<TrainedStep> done) {
    StringBuilder csv = new StringBuilder("step,loss,gradient_norm,learning_rate\n");
    for (TrainedStep step : done) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%.7g,%.7g,%.7g%n",
              step.step() + 1,
              step.loss(),
              step.gradientNorm(),
              step.learningRate()));
    }
    NewFile.write(folder.resolve("loss.csv"), csv.toString().getBytes(StandardCharsets.UTF_8));
    NewFile.write(folder.resolve("loss.png"), Pictures.png(LossCurve.of(done)));
  }

  @Override
  public void onPreview(int steps, BufferedImage picture) {
    NewFile.write(folder.resolve("preview-%06d.png".formatted(steps)), Pictures.png(picture));
  }

  @Override
  public void close() {
    line.close();
  }
}
