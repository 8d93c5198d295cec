package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;

/** "change the style to watercolour", "in the style of a woodcut". */
final class StyleRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    reading.accept("change", "set", "switch", "make", "draw it", "paint it", "make it");
    if (!reading.accept("the style to", "the style", "style", "in the style of", "in the style")) {
      return Optional.empty();
    }
    reading.accept("to", "be", "of", "is");
    String style = String.join(" ", reading.rest());
    reading.skip(reading.rest().size());
    if (style.isEmpty()) {
      throw new Misunderstanding("I do not know which style: say \"change the style to …\".");
    }
    String doubt = context.vocabulary.isOpen() ? "" : " This model may not know how to draw in it.";
    return Optional.of(
        new Outcome(
            List.of(new DesignEdit.SetStyle(style)),
            "The style is now \"%s\".%s".formatted(style, doubt),
            context.focus));
  }
}
