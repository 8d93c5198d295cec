package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Clauses;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "change the style to watercolour", "as a pencil sketch", "make it look like a photograph". */
final class StyleRule implements Rule {

  /** What a picture as a whole can be like. */
  private static final Set<String> MOODS = WordList.words("moods");

  private static final Set<String> FEELINGS =
      Set.of("atmosphere", "mood", "vibe", "vibes", "feel", "feeling", "ambience", "ambiance");

  private static final Set<String> NAMES =
      Set.of("style", "look", "styling", "aesthetic", "aesthetics", "masterpiece", "treatment");
  static final String HOW_TO_GIVE =
      "To draw in the style of a picture, give me that picture: in the page attach it to the sentence"
          + " or drop it on Style; at a terminal say /style FILE, or \"in the style of FILE.png\".";

  private static final String[] BECOMING = WordList.phrases("becoming");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (context.design.isBlank() && reading.rest().indexOf(":") > 1) {
      return Optional.empty(); // what is drawn in that style comes behind it
    }
    return reading.first(
        () -> told(reading, context), () -> mood(reading, context), () -> drawn(reading, context));
  }

  /** "as a pencil sketch", "make it look like a photograph". */
  private static Optional<Outcome> drawn(Reading reading, Context context) {
    int start = reading.mark();
    boolean verb = SceneRule.verb(reading) || reading.accept("use");
    boolean all = reading.acceptWhole();
    Links.pass(reading);
    // "noir style detective": the picture is still to come.
    boolean opens = context.design.isBlank() && reading.mark() == start;
    if (!opens && reading.any(() -> named(reading))) {
      return Optional.of(asked(reading, context));
    }
    boolean like =
        reading.accept("more like", "a bit like", "like", "as if it were", "as if it was", "as if");
    boolean as = !like && reading.accept("as", "into", "in", "to", "with");
    List<String> rest = reading.rest();
    Optional<String> style =
        Styles.named(rest).or(() -> like ? Styles.led(String.join(" ", rest)) : Optional.empty());
    if (style.isEmpty()
        && (all || as || verb)
        && !rest.isEmpty()
        && NAMES.contains(rest.get(rest.size() - 1))) {
      style = Optional.of(Styles.told(rest));
    }
    if (verb && context.references.isHere(reading)) {
      style = Optional.empty(); // "the lamp vintage"
    }
    boolean looked = like && all && !rest.isEmpty() && !context.references.isHere(reading);
    if (style.isEmpty() && !looked
        || reading.mark() > 0
            && !all
            && !as
            && !like
            && context.vocabulary.thing(rest.get(rest.size() - 1)).isPresent()) {
      reading.back(start);
      return evoked(reading, context);
    }
    reading.skip(rest.size());
    return Optional.of(
        Styles.isGivenPicture(rest)
            ? ofPicture(context)
            : styled(style.orElseGet(() -> Styles.told(rest)), context));
  }

  /** "make it more cheerful", where no one thing can be meant; "give it a spooky atmosphere". */
  private static Optional<Outcome> mood(Reading reading, Context context) {
    boolean one = context.references.knowsIt() && reading.rest().contains("it");
    SceneRule.verb(reading);
    if (!reading.acceptWhole()) {
      SceneRule.passDeterminers(reading);
      reading.acceptAny(FEELINGS);
    }
    Links.pass(reading);
    reading.accept("feel", "seem");
    reading.accept("a bit more", "a little more", "much more", "more", "very", "a", "an", "some");
    String mood = reading.next();
    boolean named = reading.acceptAny(FEELINGS);
    String style = context.design.style();
    return reading.done() && !context.design.isBlank() && MOODS.contains(mood) && (named || !one)
        ? Optional.of(styled(style.isEmpty() ? mood : style + ", " + mood, context))
        : Optional.empty();
  }

  /** "oil painting in the style of rembrandt", a sentence of its own in a description. */
  private static Optional<Outcome> told(Reading reading, Context context) {
    if (!context.describing() || context.design.isBlank()) {
      return Optional.empty();
    }
    Styles.Cut cut = Styles.cut(reading.rest(), context.vocabulary);
    List<String> kind = Words.withoutArticle(cut.rest());
    if (new Reading(kind).saysSomething()) {
      return Optional.empty(); // "the sign is right of the light"
    }
    boolean picture =
        kind.isEmpty()
            || Styles.isPicture(kind.get(kind.size() - 1))
                && new Reading(kind).nameLength() == kind.size()
            || Styles.isQuality(kind);
    if (!picture) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>();
    all.addAll(context.design.style().isEmpty() ? List.of() : List.of(context.design.style()));
    all.addAll(kind.isEmpty() ? List.of() : List.of(String.join(" ", kind)));
    all.addAll(cut.styles());
    reading.skip(reading.rest().size());
    return Optional.of(styled(String.join(", ", all), context));
  }

  /** "immerse the image in the softness of watercolour": whatever the verb, of no thing. */
  private static Optional<Outcome> evoked(Reading reading, Context context) {
    boolean verb = !reading.token(0).is(Tag.DETERMINER, Tag.NUMBER, Tag.PRONOUN, Tag.AUXILIARY);
    List<String> words = reading.rest();
    Optional<String> style =
        verb && !Clauses.VERBS.contains(words.get(0)) && !context.design.isBlank()
            ? Styles.evoked(words)
            : Optional.empty();
    boolean things =
        words.subList(1, words.size()).stream()
            .filter(word -> style.filter(s -> s.contains(word)).isEmpty())
            .anyMatch(
                word ->
                    EverydayThings.described(Plurals.singular(word)).isPresent()
                        || !context.cast.called(word).isEmpty());
    if (style.isEmpty() || things) {
      return Optional.empty();
    }
    reading.skip(words.size());
    return Optional.of(styled(style.get(), context));
  }

  /** "the style to", "in the style of". */
  private static boolean named(Reading reading) {
    reading.accept("in", "to", "into");
    SceneRule.passDeterminers(reading);
    boolean style = reading.peek(1).equals("style");
    if (style && reading.peek(2).isEmpty() && reading.token(0).is(Tag.NOUN, Tag.ADJECTIVE)) {
      return false;
    }
    reading.skip(style && !reading.token(0).is(Tag.PREPOSITION) ? 1 : 0);
    boolean named = reading.acceptAny(NAMES);
    reading.accept(BECOMING);
    return named;
  }

  private static Outcome asked(Reading reading, Context context) {
    List<String> rest = reading.rest();
    String style = Styles.told(rest);
    reading.skip(rest.size());
    if (Styles.isGivenPicture(rest) || style.isEmpty() && context.attached.isPresent()) {
      return ofPicture(context);
    }
    if (style.isEmpty()) {
      throw new Misunderstanding("I do not know which style: say \"change the style to …\".");
    }
    return styled(style, context);
  }

  /** A picture is given, not said. */
  private static Outcome ofPicture(Context context) {
    return new Outcome(ofPictureEdits(context), ofPictureTold(context), context.focus);
  }

  /** Draws all in the style of the picture that was given. */
  static List<DesignEdit> ofPictureEdits(Context context) {
    Optional<StylePicture> picture = context.givenPicture().map(given -> given.on(Set.of()));
    return picture.isEmpty() || picture.equals(context.design.stylePicture())
        ? List.of()
        : List.of(new DesignEdit.SetStylePicture(picture));
  }

  static String ofPictureTold(Context context) {
    return context.givenPicture().isPresent()
        ? "It is drawn in the style of the picture that you gave."
        : HOW_TO_GIVE;
  }

  static Outcome styled(String style, Context context) {
    if (style.equals(context.design.style())) {
      throw new Misunderstanding("the style is \"%s\" already.".formatted(style));
    }
    String doubt = context.model.isOpen() ? "" : " This model may not know how to draw in it.";
    return new Outcome(
        List.of(new DesignEdit.SetStyle(style)),
        "The style is now \"%s\".%s".formatted(style, doubt),
        context.focus);
  }

  /** "draw the cat in the style of this picture": the style of a picture that some things have. */
  static final class OfThings implements Rule {

    private static final Set<String> VERBS =
        Set.of(
            "draw", "redraw", "paint", "repaint", "render", "make", "show", "do", "only", "just",
            "please");

    /** What means the picture as a whole, of which the rule for all knows. */
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
              ? Outcome.answer(HOW_TO_GIVE, ids)
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
}
