package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.PartsOfSpeech;
import studio.eligen.agent.designer.lexicon.PromptParts;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Act.Kind;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Shades;
import studio.eligen.agent.designer.references.Sides;

/** Other words for things, where any words can be drawn: adjectives, what they wear and do. */
final class Looks {

  /** Words that begin what belongs to a thing's look. */
  private static final Set<String> JOINTS =
      Set.of("with", "in", "wearing", "holding", "carrying", "having", "and");

  /** What follows a verb and is no look: "turn the man around". */
  private static final Set<String> WAYS =
      Set.of("around", "away", "back", "down", "in", "off", "on", "out", "over", "up");

  /** What somebody is told to do with the whole body. After "=" stands how that looks. */
  private static final Map<String, String> POSES = WordList.facts("poses");

  /** Of which somebody has one at a time. */
  private static final Set<String> POSTURES =
      Set.of("standing", "sitting", "lying", "kneeling", "crouching", "squatting", "resting");

  private static final int MOST_IN_POSE = 4;

  private Looks() {}

  /** "sit", "lie down", "raise her left arm": what they do, and nothing of where they are. */
  static Optional<Outcome> posed(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    String verb = reading.token(0).lemma();
    boolean moves = Act.read(reading).filter(act -> act.is(Kind.MOVE)).isPresent();
    boolean own = Words.POSSESSIVES.contains(reading.peek());
    boolean part = EverydayThings.isA(reading.nextNoun(), "part") || Sides.isOne(reading.peek(1));
    if (moves && own && part) {
      List<String> words = new ArrayList<>(List.of(English.doing(verb)));
      words.addAll(reading.rest());
      reading.skip(reading.rest().size());
      return Optional.of(said(ids, context, prompt -> with(prompt, words)));
    }
    reading.back(mark);
    boolean pose = reading.would(() -> pose(reading).isPresent() && ends(reading));
    return pose ? become(ids, reading, context) : Optional.empty();
  }

  /** "in a green raincoat": what somebody wears, and no place. */
  static Optional<Outcome> dressed(List<String> ids, Reading reading, Context context) {
    boolean worn =
        reading.would(
            () -> reading.accept("in") && EverydayThings.isA(reading.nextNoun(), "clothing"));
    return worn && context.areLiving(ids) ? become(ids, reading, context) : Optional.empty();
  }

  /** Goes past what is done with the whole body, "sits down" as well, and gives how it looks. */
  private static Optional<String> pose(Reading reading) {
    for (int length = Math.min(MOST_IN_POSE, reading.rest().size()); length > 0; length--) {
      String said = reading.ahead(length);
      String rest = said.substring(reading.peek().length());
      String pose = POSES.getOrDefault(said, POSES.get(reading.token(0).lemma() + rest));
      if (pose != null) {
        reading.skip(length);
        return Optional.of(pose);
      }
    }
    return Optional.empty();
  }

  /** "sleepy", "red with white dots", "sleeping", "wear a blue dress": how these shall look. */
  static Optional<Outcome> become(List<String> all, Reading reading, Context context) {
    boolean does =
        Actions.isOne(reading.token(0)) || reading.would(() -> pose(reading).isPresent());
    List<String> living =
        does ? all.stream().filter(id -> context.areLiving(List.of(id))).toList() : List.of();
    List<String> ids = living.isEmpty() ? all : living;
    boolean ofPicture =
        reading.rest().stream().anyMatch(w -> w.matches("picture|image|canvas|frame|screen"));
    boolean ordered = Numerals.position(reading.peek()) >= 0;
    if (ofPicture || ordered || reading.peek().matches("there|here|again|not|it|able")) {
      return Optional.empty();
    }
    List<String> before = Shades.read(reading, context.colours);
    if (before.isEmpty()) {
      before = lastWord(reading, context.areLiving(ids));
    }
    List<String> look = before;
    boolean material = reading.peek(-1).matches("ones?");
    List<String> after = material || look.size() > 1 && reading.done() ? List.of() : after(reading);
    if (look.isEmpty() && after.isEmpty() || !ends(reading)) {
      return Optional.empty();
    }
    return Optional.of(
        said(
            ids,
            context,
            prompt -> with(with(material ? noun(prompt) : prompt, look, context), after)));
  }

  /** A prompt without what stands before its noun. */
  private static String noun(String prompt) {
    List<String> words = Words.of(prompt);
    return String.join(" ", words.subList(Nouns.headIndex(words), words.size()));
  }

  private static boolean ends(Reading reading) {
    return reading.done() || reading.peek().matches("and|,");
  }

  /** "gold one", "fluffy": a look whatever the word was taken for. */
  private static List<String> lastWord(Reading reading, boolean living) {
    reading.skip(Words.isArticle(reading.peek()) && reading.peek(2).matches("ones?") ? 1 : 0);
    boolean noun = reading.peek(1).matches("ones?") && reading.token(0).is(Tag.NOUN);
    boolean last =
        reading.peek(1).isEmpty()
            && !reading.done()
            && !Words.isStop(reading.peek())
            && !isDone(reading.token(0), living, reading.peek(-1).matches("should|must|shall"))
            && !isManner(reading.peek())
            && !WAYS.contains(reading.peek());
    Token look = new Reading(List.of(reading.peek())).token(0); // "younger" is young
    List<String> words = noun || last ? List.of(look.positive()) : List.of();
    reading.skip(words.size());
    reading.accept("one", "ones");
    return words;
  }

  /** "differently" of "different"; "lovely" is a look. */
  private static boolean isManner(String word) {
    return word.endsWith("ly")
        && new Reading(List.of(word.substring(0, word.length() - 2))).token(0).is(Tag.ADJECTIVE);
  }

  /** "smile", "dance", "canoe": what somebody shall do or become, and no look. */
  private static boolean isDone(Token token, boolean living, boolean shall) {
    boolean base = token.is(Tag.VERB) && token.word().equals(token.lemma());
    boolean otherwise = EverydayThings.isName(token.word()) || PromptParts.isLook(token.word());
    return (living || shall || !otherwise) && base
        || Actions.isOne(token)
        || EverydayThings.standsAlone(token.word());
  }

  /** "with white dots", "in a blue dress", "holding a stick", "hold a stick". */
  private static List<String> after(Reading reading) {
    int mark = reading.mark();
    Optional<String> pose = pose(reading);
    if (pose.isPresent()) {
      return List.of(pose.get().split(" "));
    }
    if (PromptParts.isStuff(reading.rest())
        || reading.accept("out of") && reading.phraseLength() > 0) {
      reading.acceptAny(Set.of("in", "of"));
      List<String> stuff = new ArrayList<>(List.of("made", "of"));
      stuff.addAll(reading.nextPhrase());
      reading.skip(reading.phraseLength());
      return stuff;
    }
    reading.back(mark);
    Token first = reading.token(0);
    boolean verb = first.is(Tag.VERB) && PartsOfSpeech.isWord(first.word());
    boolean does = verb || Actions.isHeld(first) || Actions.isOne(first);
    if (!does && !JOINTS.contains(first.word()) || first.word().equals("and")) {
      return List.of();
    }
    reading.next();
    int length = reading.phraseLength();
    boolean arranged = reading.nextNoun().matches("order|row|line|circle");
    if (arranged || length == 0 && !does) {
      reading.back(mark);
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of(does ? doing(first) : first.word()));
    reading.skip(length);
    words.addAll(reading.since(mark + 1));
    while ((!ends(reading) || joinsColours(reading) || does && wornToo(reading))
        && !reading.token(0).is(Tag.AUXILIARY, Tag.PRONOUN)) {
      words.add(reading.next());
    }
    return words;
  }

  /** The "and" of "a jacket and green goggles". */
  private static boolean wornToo(Reading reading) {
    return EverydayThings.isA(reading.peek(-1), "clothing")
        && reading.would(
            () ->
                reading.accept("and")
                    && EverydayThings.isA(reading.nextNoun(), "clothing")
                    && reading.acceptPhrase()
                    && ends(reading));
  }

  /** The "and" of "striped red and white". */
  private static boolean joinsColours(Reading reading) {
    return Colours.names(reading.peek(-1)) && Colours.names(reading.peek(1));
  }

  /** "wearing" of "wear"; a participle stays: "made of wood". */
  private static String doing(Token verb) {
    boolean finite = verb.word().equals(verb.lemma()) || verb.word().endsWith("s");
    return finite && !verb.word().endsWith("ing") ? English.doing(verb.lemma()) : verb.word();
  }

  /** A prompt with adjectives; what it has of the same kind, as a colour or material, goes. */
  static String with(String prompt, List<String> adjectives, Context context) {
    List<String> said = Words.of(prompt);
    boolean coloured = adjectives.stream().anyMatch(context.colours::isColour);
    List<String> words = new ArrayList<>(adjectives);
    for (int i = 0; i < said.size(); i++) {
      boolean colour = context.colours.isShade(said, i) || context.colours.isColour(said.get(i));
      boolean own = i < Nouns.headIndex(said); // the "red" of "cat with a red collar" stays
      if (!own || !(coloured && colour) && !PromptParts.areAlike(said.get(i), adjectives)) {
        words.add(said.get(i));
      }
    }
    return String.join(" ", words).replace(" ,", ",");
  }

  /** A prompt with more after it, in the place of what it had of that kind. */
  static String with(String prompt, List<String> more) {
    if (more.isEmpty()) {
      return prompt;
    }
    boolean posture = POSTURES.contains(more.get(0));
    if (posture && POSTURES.contains(prompt.substring(prompt.lastIndexOf(' ') + 1))) {
      return with(prompt.substring(0, prompt.lastIndexOf(' ')), more);
    }
    List<String> said = more.subList(more.size() > 1 ? 1 : 0, more.size());
    String noun = Nouns.head(Words.withoutArticle(said));
    List<String> words =
        new ArrayList<>(
            Words.of(
                PromptParts.doingElse(
                    PromptParts.without(prompt, noun).orElse(prompt), more.get(0))));
    boolean made = more.get(0).equals("made"); // "made of stone" is no longer wooden
    words
        .subList(0, Nouns.headIndex(words))
        .removeIf(word -> made && PromptParts.areAlike(word, more));
    String bare = String.join(" ", words).replace(" ,", ",");
    boolean again = more.get(0).equals("with") && bare.contains(" with ");
    return bare + (again ? " and " + String.join(" ", said) : " " + String.join(" ", more));
  }

  /** Those of these that have it: the man of "old man with a beard". */
  static List<String> having(String noun, List<String> ids, Context context) {
    return ids.stream()
        .filter(id -> PromptParts.without(context.cast.member(id).prompt(), noun).isPresent())
        .toList();
  }

  /** These without what they have. */
  static Outcome without(List<String> ids, String noun, Context context) {
    return said(ids, context, prompt -> PromptParts.without(prompt, noun).orElse(prompt));
  }

  /** These things in the words that theirs become. */
  static Outcome said(List<String> ids, Context context, UnaryOperator<String> changed) {
    List<DesignEdit> edits = new ArrayList<>();
    List<String> looks = new ArrayList<>();
    for (String id : ids) {
      String prompt = context.cast.member(id).prompt();
      String look = context.fitting.look(changed.apply(prompt));
      looks.add(look);
      if (!look.equals(prompt)) {
        edits.add(new DesignEdit.RepromptEntity(id, look));
      }
    }
    String names = context.theNames(ids);
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s already looks so.".formatted(names));
    }
    List<String> other = looks.stream().distinct().toList();
    String are = ids.size() == 1 ? "is now" : other.size() == 1 ? "are now" : "have changed, to";
    String now = String.join("\" and \"", other);
    String said = "%s %s \"%s\".".formatted(English.sentence(names), are, now);
    return new Outcome(edits, said, ids);
  }
}
