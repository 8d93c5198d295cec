package studio.eligen.agent.designer.mllm;

import java.util.Arrays;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.designer.mllm.parsing.SentSize;
import studio.eligen.engine.Seed;

/** A design in words, for a model to read. */
final class DesignText {

  /** What is said where a picture came with the words; it is not shown, as its style is all. */
  static final String ATTACHED =
      "\nThe person attached a picture to these words: set_style_picture draws in the style of it.";

  private static final int LONGEST_PROMPT = 300;

  private DesignText() {}

  static String of(Design design, BoxDialect dialect, SentSize sent, boolean seen) {
    StringBuilder text = new StringBuilder("The design now: ");
    text.append(design.canvas()).append(" pixels; scene \"").append(shown(design.scene()));
    text.append("\"; style \"").append(shown(design.style())).append("\"");
    text.append(
        design.negative().isEmpty() ? "" : "; negative \"" + shown(design.negative()) + "\"");
    design
        .stylePicture()
        .ifPresent(
            picture ->
                text.append("; in the style of a picture, ")
                    .append(
                        picture.things().isEmpty()
                            ? "everything"
                            : String.join(", ", picture.things())));
    text.append(".");
    if (design.entities().isEmpty()) {
      text.append(" It has no entities yet.");
    } else {
      text.append(" Its entities, back to front:");
    }
    for (Entity entity : design.entities()) {
      Bounds at = Bounds.of(entity.region());
      text.append(
          "\n- id %s: \"%s\", %s, box %s%s%s%s"
              .formatted(
                  entity.id(),
                  shown(entity.prompt()),
                  where(at),
                  Arrays.toString(dialect.written(at.x0(), at.y0(), at.x1(), at.y1(), sent)),
                  entity.locked() ? ", locked" : "",
                  entity.hidden() ? ", hidden" : "",
                  noise(entity)));
    }
    return text + (seen ? "\nThe picture of it is shown." : "\nYou are shown no picture of it.");
  }

  /** What a thing has of its own beside the picture's noise. */
  private static String noise(Entity entity) {
    String seed = entity.seed().map(own -> ", seed " + Seed.text(own)).orElse("");
    return seed
        + entity
            .strength()
            .map(own -> ", strength of change %d percent".formatted(Math.round(own * 100)))
            .orElse("");
  }

  private static String where(Bounds at) {
    String down = at.centreY() < 0.38 ? "top" : at.centreY() > 0.62 ? "bottom" : "";
    String across = at.centreX() < 0.38 ? "left" : at.centreX() > 0.62 ? "right" : "";
    String both = (down + " " + across).strip();
    return both.isEmpty() ? "middle" : both;
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_PROMPT ? line : line.substring(0, LONGEST_PROMPT) + "…";
  }
}
