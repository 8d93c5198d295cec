package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import studio.eligen.engine.RenderListener.Step;

/** The turn that runs in a room, as far as it is. Written in the turn's thread, read from any. */
final class TurnProgress {

  /** What a turn is at. */
  enum Stage {
    THINKING,
    QUEUED,
    DRAWING,
    CHECKING,
    VARYING
  }

  private final int turn;
  private final String said;
  private final Stage drawing;
  private Stage stage;
  private String reply = "";
  private int version = -1;
  private int position;
  private int step;
  private int steps;
  private long begun;
  private double secondsLeft;
  private String explanation = "";
  private Optional<Preview> preview = Optional.empty();

  /**
   * @param first what the turn begins with
   */
  TurnProgress(int turn, String said, Stage first) {
    this.turn = turn;
    this.said = said;
    this.stage = first;
    this.drawing = first == Stage.VARYING ? Stage.VARYING : Stage.DRAWING;
  }

  int turn() {
    return turn;
  }

  boolean isVarying() {
    return drawing == Stage.VARYING;
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
    stage = drawing;
    step = 0;
    steps = 0;
    secondsLeft = 0;
    preview = Optional.empty();
  }

  synchronized void queued(int place) {
    stage = Stage.QUEUED;
    position = place;
  }

  synchronized void stepped(Step done, long nanoTime) {
    stage = drawing;
    if (done.index() == 0 || steps == 0) {
      begun = nanoTime;
    }
    step = done.index();
    steps = done.steps();
    secondsLeft = step == 0 ? 0 : (nanoTime - begun) / 1e9 / step * (steps - step);
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
   * @param loading whether the model is still being loaded
   * @param previewUrl where the preview can be had
   */
  synchronized ObjectNode json(boolean loading, String previewUrl) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("turn", turn).put("said", said).put("reply", reply);
    json.put("version", version < 0 ? null : (Integer) version);
    String shown = loading && stage == drawing ? "loading" : stage.name().toLowerCase(Locale.ROOT);
    json.put("stage", shown);
    if (stage == Stage.QUEUED) {
      json.put("position", position);
    }
    if (steps > 0) {
      json.put("step", step).put("steps", steps).put("secondsLeft", secondsLeft());
    }
    if (!explanation.isEmpty()) {
      json.put("explanation", explanation);
    }
    json.put("preview", preview.map(seen -> previewUrl + "?tag=" + seen.tag()).orElse(null));
    return json;
  }
}
