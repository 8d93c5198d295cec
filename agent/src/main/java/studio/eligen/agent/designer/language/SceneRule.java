package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Act.Kind;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.FittedScene;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "change the background to a forest", "put it in space", "at night". */
final class SceneRule implements Rule {

  private static final Pattern BEHIND =
      Pattern.compile(
          "(?:use |put |have |make |take |give it |choose |pick )?(?:some |a |an |the |it )*(?<place>.+?)"
              + "(?: as (?:the |a )?(?:background|backdrop|scene|setting)"
              + "| (?:in|for|to) the background| (?:behind|around) (?:them|it|everything|it all|them all)"
              + "| (?:background|backdrop|scenery|setting|scene))");

  private static final String[] VERBS = WordList.phrases("picture-verbs");
  private static final String[] GOES = WordList.phrases("goes");

  private static final String[] SURROUNDINGS = WordList.phrases("surroundings");
  private static final Map<String, String> PLANES = WordList.facts("planes");
  private static final String[] OTHER_SIDES = WordList.phrases("other-sides");
  static final String[] BECOMING = WordList.phrases("becoming");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (context.design.isBlank() && reading.peek().equals("no")) {
      return Optional.empty(); // "no background, just an apple" tells what there is
    }
    return reading.first(
        () -> Scenes.withWeather(reading, context).map(added -> scene(added, context)),
        () ->
            saysBackground(reading, context)
                ? Optional.of(asked(reading, context))
                : Optional.empty(),
        () -> behind(reading, context),
        () -> SceneParts.tinted(reading, context),
        () -> moved(reading, context),
        () -> bare(reading, context));
  }

  /** "city", "rain": a place or a weather and no more. */
  private static Optional<Outcome> bare(Reading reading, Context context) {
    boolean there = context.design.isBlank() || context.references.isHere(reading);
    Optional<String> weather = there ? Optional.empty() : Weather.of(reading.rest());
    boolean name =
        !there
            && reading.token(0).is(Tag.NOUN, Tag.ADJECTIVE)
            && reading.nameLength() == reading.rest().size();
    if (weather.isPresent()) {
      reading.skip(reading.rest().size());
      String scene = Weather.joined(context.design.scene(), weather.get());
      return Optional.of(scene(scene, context));
    }
    return name ? named(reading, context) : Optional.empty();
  }

  /** "put some trees behind it": a place and a word for the background. */
  private static Optional<Outcome> behind(Reading reading, Context context) {
    Matcher behind = BEHIND.matcher(String.join(" ", reading.rest()));
    if (!behind.matches()
        || behind.group("place").matches(".* (?:to|into|with|for|towards?) .*")
        || behind.group("place").matches("add .*ing .*")) {
      return Optional.empty();
    }
    reading.skip(reading.rest().size());
    return Scenes.byName(List.of(behind.group("place").split(" ")), context)
        .map(place -> scene(place, context));
  }

  /** "put it in space", "make it night": the picture as a whole comes to be somewhere else. */
  private static Optional<Outcome> moved(Reading reading, Context context) {
    boolean goes = reading.accept(GOES);
    boolean verb = !goes && verb(reading);
    boolean whole = !goes && (reading.acceptWhole() || surroundings(reading));
    boolean things = !goes && !whole && someThings(reading, context);
    boolean looks = (whole || things) && reading.peek().matches("look|stare|gaze|point|wave|face");
    boolean fromThing =
        reading.would(() -> reading.accept("from") && context.references.isHere(reading));
    if (verb && !whole && !things || looks || fromThing) {
      return Optional.empty();
    }
    Links.pass(reading);
    if (reading.done() || reading.peek().matches("too|so|not")) {
      return Optional.empty();
    }
    reading.accept("darker", "brighter", "lighter");
    reading.accept(
        "all", "more", "very", "but", "look like", "like", "take place", "play", "happen");
    boolean ofAll = whole || !verb && !things && weather(reading).isPresent();
    return goes ? free(reading, context) : elsewhere(reading, ofAll, things, context);
  }

  /** "how about a beach": a place without any word that says so. */
  static Optional<Outcome> suggested(Reading reading, Context context) {
    return reading.first(
        () -> new SceneRule().read(reading, context),
        () -> context.references.isHere(reading) ? Optional.empty() : named(reading, context));
  }

  private static Optional<Outcome> named(Reading reading, Context context) {
    Optional<String> phrase = Scenes.byName(reading.rest(), context);
    phrase.ifPresent(found -> reading.skip(reading.rest().size()));
    return phrase.map(found -> scene(found, context));
  }

  /** "the cat and the car", with a word such as "should be" after it. */
  private static boolean someThings(Reading reading, Context context) {
    int mark = reading.mark();
    if (reading.done() || !context.references.isHere(reading)) {
      return false;
    }
    context.references.read(reading);
    int end = reading.mark();
    boolean linked = Links.pass(reading);
    reading.back(linked ? end : mark);
    return linked;
  }

  /** "rain", "at night". */
  private static Optional<String> weather(Reading reading) {
    String said = String.join(" ", reading.rest());
    return Weather.isPhrase(said) ? Optional.of(said) : Weather.of(reading.rest());
  }

  private static Optional<Outcome> elsewhere(
      Reading reading, boolean whole, boolean things, Context context) {
    boolean goes = reading.accept("to", "into");
    Optional<String> weather = weather(reading);
    String before = context.design.scene();
    if (weather.isPresent() && !context.references.isHere(reading)) {
      reading.skip(reading.rest().size());
      String after = whole ? Weather.joined(before, weather.get()) : weather.get();
      return Optional.of(scene(after, context));
    }
    boolean located = Places.isPreposition(reading.peek());
    boolean named =
        Scenes.byName(reading.rest(), context).isPresent() && !context.references.isHere(reading);
    if (named && !located && (whole || goes || reading.token(0).is(Tag.ADVERB))) {
      return named(reading, context);
    }
    return located && (named || !things) ? free(reading, context) : Optional.empty();
  }

  /** A verb that may tell of the picture as a whole: one that changes or moves, or "show". */
  static boolean verb(Reading reading) {
    return reading.any(
        () -> Act.read(reading).filter(SceneRule::isOfTheWhole).isPresent(),
        () -> reading.accept(VERBS));
  }

  private static boolean isOfTheWhole(Act act) {
    return act.usual().isEmpty()
        && (act.is(Kind.CHANGE, Kind.MOVE, Kind.PLACE, Kind.GIVE)
            || act.is(Kind.SWAP, Kind.PAINT, Kind.REPLACE));
  }

  private static boolean surroundings(Reading reading) {
    return reading.any(
        () -> {
          passDeterminers(reading);
          return reading.accept(SURROUNDINGS) && !reading.done();
        });
  }

  static void passDeterminers(Reading reading) {
    while (reading.token(0).is(Tag.DETERMINER)
        || reading.peek().matches("new|different|other|whole")) {
      reading.next();
    }
  }

  /** "change the rocky cliff background from a beach to": up to where the new one is named. */
  private static boolean saysBackground(Reading reading, Context context) {
    int mark = reading.mark();
    boolean verb = verb(reading);
    reading.accept("it", ":");
    Attribute.read(reading);
    passDeterminers(reading);
    boolean bare = !verb && reading.mark() == mark && reading.peek().equals("place");
    while (verb && isDescribing(reading.token(0)) && !Scenes.NAMES.contains(reading.peek())) {
      reading.next();
    }
    boolean blank = context.design.isBlank() && reading.peek(1).equals("with");
    if (bare
        || blank
        || reading.peek(-1).equals("no")
        || !reading.acceptAny(Scenes.NAMES)
        || reading.token(0).is(Tag.NOUN)) {
      return false;
    }
    reading.accept("in the background", "behind it", "behind them", "color", "colour");
    if (reading.peek().matches("of|around|behind")) {
      reading.next();
      boolean own =
          context.references.isHere(reading) && reading.peek(-2).matches("place|location");
      reading.skip(own ? 0 : reading.phraseLength());
    }
    int end = reading.rest().indexOf("to");
    if (reading.peek().equals("from") && end > 0) {
      reading.skip(end);
    }
    reading.accept(BECOMING);
    reading.any(() -> verb(reading) && reading.accept(BECOMING));
    return true;
  }

  private static boolean isDescribing(Token token) {
    return token.is(Tag.NOUN, Tag.ADJECTIVE, Tag.CONJUNCTION)
        || token.word().equals(",")
        || token.isParticiple();
  }

  private static Outcome asked(Reading reading, Context context) {
    List<String> said = Scenes.untilThing(reading.rest(), context);
    List<String> words = Scenes.withoutName(said);
    reading.skip(said.size());
    if (words.isEmpty()) {
      throw new Misunderstanding(
          "I do not know to what: say for example \"change the background to a forest\"; \"which places do you know?\" tells of all.");
    }
    return scene(Scenes.inWords(words), context);
  }

  /** Any phrase that puts things nowhere in particular is a scene. */
  private static Optional<Outcome> free(Reading reading, Context context) {
    if (reading.any(() -> context.spots.read(reading).isPresent())) {
      return Optional.empty();
    }
    reading.accept("to");
    boolean side =
        reading.would(() -> reading.accept("on") && reading.accept(OTHER_SIDES))
            || reading.would(() -> reading.accept(PLANES).isPresent());
    boolean manner =
        reading.token(0).is(Tag.PREPOSITION)
            && Scenes.isNoPlace(reading.rest().subList(1, reading.rest().size()));
    boolean absent =
        reading.would(
            () ->
                reading.accept(Tag.PREPOSITION)
                    && reading.peek().equals("the")
                    && isCarrier(reading.nextNoun()));
    if (side
        || manner
        || absent
        || reading.done()
        || context.references.isHere(reading)
        || !Scenes.isOnePlace(reading)) {
      return Optional.empty();
    }
    String phrase = Scenes.inWords(reading.rest());
    reading.skip(reading.rest().size());
    return Optional.of(scene(phrase, context));
  }

  /** The "wagon" of "on the wagon": a thing, which "the" takes to be there. */
  static boolean isCarrier(String noun) {
    return EverydayThings.isAny(noun, "vehicle", "furniture", "container");
  }

  /** Why the model's list does not have a scene, by its name: "sunset" of "at sunset". */
  private static Misunderstanding unknown(String scene, Context context) {
    return new Misunderstanding(
        "this model does not know the scene \"%s\"; it knows %s."
            .formatted(Scenes.name(scene), Unknown.places(context.model)));
  }

  static Outcome scene(String phrase, Context context) {
    FittedScene fitted = FittedScene.of(phrase, context.design.scene(), context.model);
    String drawn = fitted.phrase().orElseThrow(() -> unknown(phrase, context));
    if (context.design.scene().equals(drawn) && !fitted.lost().isEmpty()) {
      throw unknown(fitted.lost().get(0), context);
    }
    if (context.design.scene().equals(drawn)) {
      throw new Misunderstanding("the picture is set %s already.".formatted(drawn));
    }
    List<String> said = new ArrayList<>(List.of(Scenes.told(drawn, context.design)));
    said.addAll(fitted.notes());
    return new Outcome(
        List.of(new DesignEdit.SetScene(drawn)), String.join(" ", said), context.focus);
  }
}
