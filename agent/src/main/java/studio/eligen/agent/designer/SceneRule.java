package studio.eligen.agent.designer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.Places.Named;

/** "change the background to a forest", "put it in space", "at night". */
final class SceneRule implements Rule {

  /** What a weather or an hour makes of any scene, where any words can be drawn. */
  private static final Map<String, String> WEATHER =
      Map.ofEntries(
          Map.entry("foggy", "in the fog"),
          Map.entry("misty", "in the mist"),
          Map.entry("rainy", "in the rain"),
          Map.entry("rain", "in the rain"),
          Map.entry("snow", "in the snow"),
          Map.entry("fog", "in the fog"),
          Map.entry("snowy", "in the snow"),
          Map.entry("sunny", "in bright sunshine"),
          Map.entry("stormy", "in a storm"),
          Map.entry("cloudy", "under a cloudy sky"),
          Map.entry("windy", "in the wind"),
          Map.entry("dark", "in the dark"),
          Map.entry("night", "at night"),
          Map.entry("winter", "in winter"),
          Map.entry("summer", "in summer"),
          Map.entry("autumn", "in autumn"),
          Map.entry("spring", "in spring"));

  private static final Pattern BEHIND =
      Pattern.compile(
          "(?:use |put |have |make |take )?(?:some |a |the )*(?<place>.+?) (?:as (?:the |a )?(?:background|backdrop|scene|setting)"
              + "|in the background|(?:behind|around) (?:them|it|everything|it all|them all))");

  private static final Pattern AROUND =
      Pattern.compile(
          "(?:make it |put them |put it |use |have )?(?:some |more |a |the )*(?<place>.+?)(?: (?:around|behind|under) (?:them|it|everything))? (?:instead of|rather than|not) (?<old>.+)");

  private static final String[] VERBS = {
    "put",
    "place",
    "move",
    "set",
    "make",
    "take",
    "bring",
    "can",
    "could",
    "have",
    "let",
    "turn",
    "transport"
  };

  private static final String[] LINKS = {
    "should be",
    "should play",
    "should look",
    "takes place",
    "is",
    "are",
    "be",
    "look like",
    "look",
    "happen",
    "play",
    "take place"
  };

  private static final String[] ARTICLES = {
    "the new",
    "a new",
    "a different",
    "the",
    "a",
    "its",
    "new",
    "another",
    "different",
    "this",
    "that"
  };

  private static final String[] NAMES = {
    "background", "scene", "scenery", "backdrop", "setting", "landscape", "place", "location"
  };

  private static final String[] BECOMING = {
    "to be", "should be", "is", "be", "into", "to", "as", "with", "look like", ":", "shows", "for"
  };

  private static final String[] CHANGES = {
    "change",
    "set",
    "switch",
    "make",
    "turn",
    "replace",
    "use",
    "let",
    "give it",
    "put",
    "swap",
    "exchange"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (saysBackground(reading)) {
      return Optional.of(asked(reading, context));
    }
    reading.back(0);
    Optional<Outcome> around = around(reading, context);
    if (around.isPresent()) {
      return around;
    }
    boolean puts = reading.accept(VERBS);
    boolean all = (puts || reading.peek(1).matches("should|is|takes|are")) && Subjects.all(reading);
    boolean goes = !puts && reading.accept("go", "let us go", "travel");
    if (puts && !all) {
      return Optional.empty();
    }
    reading.accept(LINKS);
    reading.accept("all", "more", "very");
    boolean located = Places.PREPOSITIONS.contains(reading.peek()) || reading.peek().equals("to");
    if (context.vocabulary.isOpen()) {
      return open(reading, located || goes, all, context);
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

  private static Optional<Outcome> open(
      Reading reading, boolean located, boolean all, Context context) {
    String weather = WEATHER.get(reading.peek());
    if (weather != null && reading.rest().size() == 1 && all) {
      reading.next();
      String before = context.design.scene();
      return Optional.of(scene(before.isEmpty() ? weather : before + ", " + weather, context));
    }
    return located && !reading.peek().equals("to") ? free(reading, context) : Optional.empty();
  }

  /** "some snow around them instead of the forest". */
  private static Optional<Outcome> around(Reading reading, Context context) {
    String said = String.join(" ", reading.rest());
    Matcher behind = BEHIND.matcher(said);
    if (behind.matches() && !context.vocabulary.isOpen()) {
      Optional<Named> named = context.places.exactly(List.of(behind.group("place").split(" ")));
      named.ifPresent(place -> reading.skip(reading.rest().size()));
      return named.map(place -> scene(place.phrase(), context));
    }
    Matcher matcher = AROUND.matcher(said);
    if (!matcher.matches() || context.vocabulary.isOpen()) {
      return Optional.empty();
    }
    Optional<Named> old = context.places.named(List.of(matcher.group("old").split(" ")));
    Optional<Named> place = context.places.exactly(List.of(matcher.group("place").split(" ")));
    boolean replaces =
        old.isPresent() && old.map(Named::place).equals(context.placeOf(context.design.scene()));
    if (!replaces || place.isEmpty()) {
      return Optional.empty();
    }
    reading.skip(reading.rest().size());
    return place.map(named -> scene(named.phrase(), context));
  }

  private static boolean saysBackground(Reading reading) {
    reading.accept(CHANGES);
    reading.accept(ARTICLES);
    if (!reading.accept(NAMES)) {
      return false;
    }
    reading.accept(BECOMING);
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
