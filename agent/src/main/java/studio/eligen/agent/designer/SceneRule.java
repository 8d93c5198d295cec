package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.Places.Named;

/** "change the background to a forest", "put it in space", "at night". */
final class SceneRule implements Rule {

  private static final Set<String> ALL =
      Set.of("it", "them", "everything", "all", "this", "that", "everyone", "both");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (saysBackground(reading)) {
      return Optional.of(asked(reading, context));
    }
    reading.back(0);
    boolean puts = reading.accept("put", "place", "move", "set", "make", "take", "bring");
    boolean all = puts && reading.acceptAny(ALL);
    if (puts && !all) {
      return Optional.empty();
    }
    reading.accept("be", "look like", "happen", "play");
    boolean located = Places.PREPOSITIONS.contains(reading.peek()) || reading.peek().equals("to");
    if (context.vocabulary.isOpen()) {
      return located && !reading.peek().equals("to") ? free(reading, context) : Optional.empty();
    }
    // Without a preposition only the name itself is a place: "a beach ball" is a thing.
    Optional<Named> place =
        located ? context.places.named(reading.rest()) : context.places.exactly(reading.rest());
    if (place.isEmpty() || namesThing(reading, !located, context)) {
      return Optional.empty();
    }
    reading.skip(reading.rest().size());
    return Optional.of(scene(place.get().phrase(), context));
  }

  private static boolean saysBackground(Reading reading) {
    reading.accept("change", "set", "switch", "make", "turn", "replace", "use", "let");
    reading.accept("the", "a", "its");
    if (!reading.accept(
        "background",
        "scene",
        "scenery",
        "backdrop",
        "setting",
        "landscape",
        "place",
        "location")) {
      return false;
    }
    reading.accept("to be", "should be", "is", "be", "into", "to", "as", "with", "look like");
    return true;
  }

  private static Outcome asked(Reading reading, Context context) {
    List<String> words = reading.rest();
    reading.skip(words.size());
    if (words.isEmpty()) {
      throw new Misunderstanding(
          "I do not know to what: say \"change the background to …\". %s"
              .formatted(Unknown.places(context.vocabulary)));
    }
    if (context.vocabulary.isOpen()) {
      return scene(inWords(words), context);
    }
    return context
        .places
        .named(words)
        .map(place -> scene(place.phrase(), context))
        .orElseThrow(
            () ->
                new Misunderstanding(
                    "this model does not know that place; it knows %s."
                        .formatted(Unknown.places(context.vocabulary))));
  }

  private static String inWords(List<String> words) {
    boolean located = Places.PREPOSITIONS.contains(words.get(0));
    return (located ? "" : "in ") + String.join(" ", words);
  }

  /** Any phrase that puts things nowhere in particular is a scene. */
  private static Optional<Outcome> free(Reading reading, Context context) {
    int mark = reading.mark();
    if (context.spots.read(reading).isPresent()) {
      return Optional.empty();
    }
    reading.back(mark);
    String phrase = String.join(" ", reading.rest());
    reading.skip(reading.rest().size());
    return Optional.of(scene(phrase, context));
  }

  private static boolean namesThing(Reading reading, boolean bare, Context context) {
    String last = reading.rest().get(reading.rest().size() - 1);
    return !context.cast.called(last).isEmpty()
        || bare && context.vocabulary.thing(last).isPresent();
  }

  static Outcome scene(String phrase, Context context) {
    if (context.design.scene().equals(phrase)) {
      throw new Misunderstanding("the picture plays %s already.".formatted(phrase));
    }
    return new Outcome(
        List.of(new DesignEdit.SetScene(phrase)),
        "Now it plays %s.".formatted(phrase),
        context.focus);
  }
}
