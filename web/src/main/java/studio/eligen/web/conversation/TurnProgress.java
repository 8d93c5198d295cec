package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import studio.eligen.agent.Snapshot.Status;
import studio.eligen.engine.RenderListener.Step;

/** The turn that runs in a conversation, as far as it is. Read from any thread. */
final class TurnProgress {

  private final int turn;
  private final String said;
  private final Status first;
  private String reply = "";
  private int version = -1;
  private OptionalInt position = OptionalInt.empty();
  private int step;
  private int steps;
  private long begun;
  private long last;
  private double secondsLeft;
  private String explanation = "";
  private Optional<Preview> preview = Optional.empty();

  /**
   * @param first what the turn begins with
   */
  TurnProgress(int turn, String said, Status first) {
    this.turn = turn;
    this.said = said;
    this.first = first;
  }

  int turn() {
    return turn;
  }

  synchronized void replied(String text) {
    reply = text;
  }

  synchronized void designed(int number) {
    version = number;
  }

  /** A picture is about to be drawn; nothing is known of it yet. */
  synchronized void planned(int number, String why) {
    version = number;
    explanation = why;
    position = OptionalInt.empty();
    step = 0;
    steps = 0;
    secondsLeft = 0;
    preview = Optional.empty();
  }

  synchronized void queued(int place) {
    position = OptionalInt.of(place);
  }

  /**
   * @param finish how long it takes to make a picture of the last latents, in steps
   */
  synchronized void stepped(Step done, double finish, long nanoTime) {
    position = OptionalInt.empty();
    if (done.index() == 0 || steps == 0) {
      begun = nanoTime;
    }
    step = done.index();
    steps = done.steps();
    last = nanoTime;
    secondsLeft = step == 0 ? 0 : (nanoTime - begun) / 1e9 / step * (steps - step + finish);
  }

  /** How long it took from the last step to now, in steps; empty where there was no step. */
  synchronized OptionalDouble finish(long nanoTime) {
    boolean timed = step > 0 && last > begun;
    return timed
        ? OptionalDouble.of((double) (nanoTime - last) / (last - begun) * step)
        : OptionalDouble.empty();
  }

  synchronized void seen(byte[] png) {
    preview = Optional.of(new Preview(png, turn + "-" + version + "-" + step));
  }

  synchronized Optional<Preview> preview() {
    return preview;
  }

  synchronized double secondsLeft() {
    return Math.round(secondsLeft * 10) / 10.0;
  }

  /**
   * As the page reads it.
   *
   * @param status of the studio
   * @param loading whether the model is still being loaded
   * @param previewUrl where the preview can be had
   */
  synchronized ObjectNode json(Status status, boolean loading, String previewUrl) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("turn", turn).put("said", said).put("reply", reply);
    json.put("version", version < 0 ? null : (Integer) version);
    json.put("stage", stage(status == Status.RESTING ? first : status, loading));
    position.ifPresent(place -> json.put("position", place));
    if (steps > 0) {
      json.put("step", step).put("steps", steps).put("secondsLeft", secondsLeft());
    }
    if (!explanation.isEmpty()) {
      json.put("explanation", explanation);
    }
    json.put("preview", preview.map(seen -> previewUrl + "?tag=" + seen.tag()).orElse(null));
    return json;
  }

  private String stage(Status status, boolean loading) {
    if (position.isPresent()) {
      return "queued";
    }
    return switch (status) {
      case RESTING, WORKING -> "thinking";
      case LOOKING -> "checking";
      case DRAWING -> loading ? "loading" : "drawing";
      case VARYING -> loading ? "loading" : "varying";
    };
  }
}
