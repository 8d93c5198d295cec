package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.Styles;

/** "change the style to watercolour", "as a pencil sketch", "make it look like a photograph". */
final class StyleRule implements Rule {

  private static final String[] VERBS = {
    "change", "set", "switch", "make", "draw", "paint", "turn", "render", "do", "show", "use",
    "give", "redo", "have", "redraw", "try", "can", "could", "let", "see"
  };

  private static final String[] NAMING = {
    "the style to",
    "the style of",
    "the style should be",
    "the style is",
    "the style",
    "style",
    "in the style of",
    "in the style",
    "a different style",
    "a style of"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    reading.accept(VERBS);
    boolean all = Subjects.all(reading);
    reading.accept("should be", "should look", "to look", "look", "looks", "to be", "be", "is");
    if (reading.accept(NAMING)) {
      reading.accept("to", "be", "of", "is", "like");
      return Optional.of(asked(reading, context));
    }
    boolean like =
        reading.accept("more like", "a bit like", "like", "as if it were", "as if it was");
    boolean as = !like && reading.accept("as", "into", "in", "to", "with");
    List<String> rest = reading.rest();
    Optional<String> named = Styles.named(rest);
    boolean looked = like && all && !rest.isEmpty() && !context.references.isHere(reading);
    if (named.isEmpty() && !looked
        || reading.mark() > 0 && !all && !as && !like && isThing(reading, context)) {
      return Optional.empty();
    }
    reading.skip(rest.size());
    return Optional.of(styled(named.orElseGet(() -> Styles.told(rest)), context));
  }

  /** "draw a book": a thing that the vocabulary has. */
  private static boolean isThing(Reading reading, Context context) {
    List<String> rest = reading.rest();
    return context.vocabulary.thing(rest.get(rest.size() - 1)).isPresent();
  }

  private static Outcome asked(Reading reading, Context context) {
    String style = Styles.told(reading.rest());
    reading.skip(reading.rest().size());
    if (style.isEmpty()) {
      throw new Misunderstanding("I do not know which style: say \"change the style to …\".");
    }
    return styled(style, context);
  }

  static Outcome styled(String style, Context context) {
    if (style.equals(context.design.style())) {
      throw new Misunderstanding("the style is \"%s\" already.".formatted(style));
    }
    String doubt = context.vocabulary.isOpen() ? "" : " This model may not know how to draw in it.";
    return new Outcome(
        List.of(new DesignEdit.SetStyle(style)),
        "The style is now \"%s\".%s".formatted(style, doubt),
        context.focus);
  }
}
