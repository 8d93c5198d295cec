package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.phrases.Reading;

/** "draw the cat in the style of this picture": the style of a picture that some things have. */
final class StyledThingsRule implements Rule {

  private static final Set<String> VERBS =
      Set.of(
          "draw", "redraw", "paint", "repaint", "render", "make", "show", "do", "only", "just",
          "please");

  /** What means the picture as a whole, of which {@link StyleRule} knows. */
  private static final Set<String> WHOLE = Set.of("it", "everything", "all", "this", "that");

  private static final Set<String> AFTER = Set.of("drawn", "painted", "too", "alone");

  private static final String[] LEADS = {
    "in the style of", "in style of", "look like", "to look like", "like", "as in"
  };

  private static final String[] THIS_STYLE = {
    "in this style", "in that style", "in the same style", "in its style"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    reading.passOver(VERBS);
    boolean whole = WHOLE.contains(reading.peek()) || !context.references.isHere(reading);
    List<String> named = whole ? List.of() : untilAPicture(reading, context);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Reading things = new Reading(named);
    List<String> ids = context.references.read(things);
    things.passOver(AFTER);
    if (!things.done()) {
      return Optional.empty();
    }
    reading.skip(reading.rest().size());
    return Optional.of(
        context.givenPicture().isEmpty()
            ? Outcome.answer(StyleRule.HOW_TO_GIVE, ids)
            : styled(ids, context));
  }

  /** What is said before a picture that ends the clause; empty where none does. */
  private static List<String> untilAPicture(Reading reading, Context context) {
    int start = reading.mark();
    List<String> before = List.of();
    while (!reading.done() && !reading.would(() -> isOfAPicture(reading, context))) {
      reading.next();
      before = reading.since(start);
    }
    boolean found = !reading.done();
    reading.back(start);
    return found ? List.copyOf(before) : List.of();
  }

  private static boolean isOfAPicture(Reading reading, Context context) {
    if (context.givenPicture().isPresent() && reading.accept(THIS_STYLE)) {
      return reading.done();
    }
    if (!reading.accept(LEADS) || !Styles.isGivenPicture(reading.rest())) {
      return false;
    }
    reading.skip(reading.rest().size());
    return true;
  }

  private static Outcome styled(List<String> ids, Context context) {
    StylePicture picture = context.givenPicture().orElseThrow();
    Set<String> before = context.design.stylePicture().map(StylePicture::things).orElse(Set.of());
    Set<String> things = new TreeSet<>(ids);
    String lost = "";
    if (context.attached.isEmpty()) {
      things.addAll(before);
    } else if (!things.containsAll(before)) {
      lost = " One picture gives its style at a time, so other things are drawn without one.";
    }
    String verb = ids.size() == 1 ? " is" : " are";
    return new Outcome(
        List.of(new DesignEdit.SetStylePicture(Optional.of(picture.on(things)))),
        context.theNames(ids) + verb + " drawn in the style of the picture that you gave." + lost,
        ids);
  }
}
