package studio.eligen.web.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.StrictJson;

/**
 * How an owner wants pictures drawn.
 *
 * @param canvas of new designs
 */
public record RenderSettings(int steps, double cfg, double guidance, Canvas canvas) {

  private static final int MOST_STEPS = 1_000;

  public RenderSettings {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new InvalidInput("steps is %d; it must be 1 to %d.".formatted(steps, MOST_STEPS));
    }
    checkStrength("cfg", cfg);
    checkStrength("guidance", guidance);
  }

  private static void checkStrength(String name, double value) {
    if (!(value >= 0 && value <= 100)) {
      throw new InvalidInput("%s is %s; it must be 0 to 100.".formatted(name, value));
    }
  }

  static RenderSettings of(GenerationDefaults usual, Canvas canvas) {
    return new RenderSettings(usual.steps(), usual.cfg(), usual.guidance(), canvas);
  }

  /** What is kept of an owner's settings; what cannot be read any more is the usual. */
  static RenderSettings read(String text, RenderSettings usual) {
    try {
      return usual.with(JsonField.of("The settings", StrictJson.read(text), InvalidInput::new));
    } catch (JsonProcessingException | InvalidInput e) {
      return usual;
    }
  }

  /**
   * These, but as an object says.
   *
   * @throws InvalidInput if it says something else than settings
   */
  public RenderSettings with(JsonField changes) {
    changes.object("steps", "cfg", "guidance", "width", "height");
    return new RenderSettings(
        whole(changes, "steps", steps),
        number(changes, "cfg", cfg),
        number(changes, "guidance", guidance),
        new Canvas(
            whole(changes, "width", canvas.width()), whole(changes, "height", canvas.height())));
  }

  private static int whole(JsonField json, String name, int usual) {
    return json.optional(name).map(JsonField::integer).orElse(usual);
  }

  private static double number(JsonField json, String name, double usual) {
    return json.optional(name).map(JsonField::number).orElse(usual);
  }

  GenerationDefaults over(GenerationDefaults usual) {
    return new GenerationDefaults(
        canvas.width(),
        canvas.height(),
        steps,
        cfg,
        guidance,
        usual.negative(),
        usual.schedule(),
        usual.draft());
  }

  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("steps", steps)
        .put("cfg", cfg)
        .put("guidance", guidance)
        .put("width", canvas.width())
        .put("height", canvas.height());
  }
}
