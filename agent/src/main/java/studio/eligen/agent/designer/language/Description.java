package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.language.NounPhrases.Read;
import studio.eligen.agent.designer.language.NounPhrases.Things;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Places.Named;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Reads a list of things with their places, and the scene: the newcomers of the context. */
final class Description {

  private static final Set<String> SEPARATORS =
      Set.of(
          ",",
          "and",
          "plus",
          "also",
          "then",
          "with",
          "there",
          "is",
          "are",
          "be",
          "as",
          "well",
          "just",
          "only",
          "maybe",
          "perhaps",
          "possibly",
          "while",
          "who",
          "that",
          "which",
          "was",
          "were",
          "having",
          "being");

  /** Words between a place and what is in it. */
  private static final String[] OPENING = {
    "with",
    "full of",
    "filled with",
    "containing",
    "consisting of",
    "where there is",
    "where there are",
    "where",
    ","
  };

  /** Words before a place that something is moving in. */
  private static final Set<String> ALONG =
      Set.of("down", "up", "along", "across", "through", "over");

  /** Words that go on telling of a place. */
  private static final Set<String> OPENED =
      Set.of("without", "at", "during", "that", "but", "free", "covered", "surrounded");

  /** Who speaks is in no picture. */
  private static final Set<String> SPEAKERS =
      Set.of(
          "i", "you", "we", "did", "do", "does", "can", "could", "would", "should", "will", "is",
          "are", "was", "if", "not", "why", "how", "when", "who");

  /** Prepositions that say no more than near what. */
  private static final String[] VIEWPOINTS = WordList.phrases("viewpoints");

  private static final Map<String, String> ARRANGEMENTS = WordList.facts("arrangements");

  /** Words that only say that something is there. */
  private static final String[] PRESENTING = {
    "you can see",
    "you see",
    "we can see",
    "we see",
    "one can see",
    "there is",
    "there are",
    "where"
  };

  private static final String[] PLANES = WordList.phrases("planes");

  private static final String[] RELATIONS = WordList.phrases("relations");

  private static final String[] VAGUE = WordList.phrases("vague-prepositions");

  private final Context context;
  private final Details details;
  private final List<String> unknown = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> colours = new ArrayList<>();
  private Optional<String> scene = Optional.empty();
  private boolean marked;

  /** Whether a word such as "add" came before. */
  private boolean bidden;

  /** What has the things that are named now: the table of "a table with an apple and a cup". */
  private Optional<String> owner = Optional.empty();

  /** What is being read, and of which a place may come next. */
  private Thing taking;

  /** Whether nothing has been said of the picture before. */
  private final boolean blank;

  private final Exclusions exclusions = new Exclusions();

  /** Where things are of which nothing is said: on the table of "a table on which there are …". */
  private Spot base = Spot.ANYWHERE;

  /** Whether things are named without articles: "teddy bear, blanket, basket". */
  private boolean bareList;

  /** What was said of the way of drawing. */
  private final List<String> styles = new ArrayList<>();

  /** What was named last by itself, and not as what another lies beside. */
  private Optional<String> subject = Optional.empty();

  Description(Context context) {
    this.blank = Navigation.isBlank(context.design);
    this.context = context;
    this.details = new Details(context, this::spot);
  }

  /** The place that was named, as it ends a caption. */
  Optional<String> scene() {
    return scene;
  }

  /** What was said of the way of drawing. */
  List<String> styles() {
    return styles;
  }

  /** What shall not be in the picture. */
  List<String> excluded() {
    return exclusions.names();
  }

  /** What could not be done as it was asked, in sentences. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (!unknown.isEmpty() && !blank && !bidden) {
      throw Misunderstanding.unknown(unknown.get(0), context.vocabulary);
    }
    if (!unknown.isEmpty()) {
      all.add(English.sentence(Unknown.things(unknown, context.vocabulary)));
    }
    return all;
  }

  /**
   * @param asked whether a word such as "add" came before
   * @throws Misunderstanding if it begins with words that are no part of a description
   */
  void read(List<String> words, boolean asked) {
    marked = asked;
    bidden = asked;
    int header = words.indexOf(":");
    Places.Cut cut = context.places.cut(words.subList(header + 1, words.size()));
    List<String> head = words.subList(0, Math.max(0, header));
    Reading side = new Reading(head);
    Optional<Spot.Side> headed = Sides.read(side).filter(found -> side.done());
    scene =
        cut.place()
            .map(Named::phrase)
            .or(() -> headed.isPresent() ? Optional.empty() : headed(head));
    Reading excluded = new Reading(head);
    while (!headed.isPresent() && !excluded.done() && !exclusions.read(excluded)) {
      excluded.next();
    }
    Reading reading = new Reading(cut.rest());
    Spot before = headed.isPresent() ? headed.get() : Spot.ANYWHERE;
    while (!reading.done()) {
      if (blank && scene.isEmpty() && context.newcomers.isEmpty()) {
        scene = surroundings(reading);
      }
      if (exclusions.read(reading) || details.wears(reading)) {
        continue;
      }
      owns(reading);
      reading.passOver(SEPARATORS);
      if (!asked && context.newcomers.isEmpty() && unknown.isEmpty()) {
        refuseCommands(reading);
      }
      before = next(reading, before);
    }
  }

  /** Reads one thing with its place, or what else there is, and gives the place of what follows. */
  private Spot next(Reading reading, Spot before) {
    reading.accept(PRESENTING);
    if (weather(reading) || viewpoint(reading) || tail(reading) || each(reading)) {
      return before;
    }
    Optional<Spot> first = spot(reading);
    if (first.isPresent()
        && reading.token(0).is(Tag.VERB, Tag.AUXILIARY)
        && !reading.token(0).isParticiple()) {
      reading.next();
    }
    reading.accept(PRESENTING);
    Spot here = first.orElse(before);
    reading.passOver(SEPARATORS);
    refuseWhatIsThere(reading);
    if (exclusions.read(reading) || details.more(reading)) {
      return here;
    }
    Optional<Spot> acts = doing(reading);
    Optional<Read> read = context.nouns.read(reading);
    if (read.isPresent()) {
      take(read.get(), acts.orElse(here), reading);
      return Spot.ANYWHERE;
    }
    if (first.isEmpty() && !reading.done()) {
      elsewhere(reading);
    } else if (first.isPresent() && subject.isPresent()) {
      context.newcomers.put(subject.get(), first.get());
    }
    return here;
  }

  /**
   * A part of a list that names no thing: the scene, a part of what came before, or what the
   * picture is like: "stormy sea", "big ears", "dramatic lighting".
   */
  private boolean tail(Reading reading) {
    boolean listed = context.vocabulary.isOpen() && reading.peek(-1).equals(",");
    if (!listed
        || reading
            .token(0)
            .is(Tag.DETERMINER, Tag.NUMBER, Tag.PREPOSITION, Tag.PRONOUN, Tag.CONJUNCTION)) {
      return false;
    }
    int end = reading.rest().indexOf(",");
    List<String> words =
        List.copyOf(reading.rest().subList(0, end < 0 ? reading.rest().size() : end));
    String said = String.join(" ", words);
    Optional<String> place = Scenes.byName(words, context);
    boolean part = EverydayThings.isA(said, "part") && subject.isPresent();
    boolean more = words.stream().anyMatch(word -> word.equals("and") || Words.isArticle(word));
    if (place.isPresent()) {
      addScene(place.get());
    } else if (part && !more) {
      context.newcomers.describeLast("with " + said);
    } else if (Styles.isQuality(words, !bareList || reading.nameLength() == 0) && !more) {
      styles.add(said);
    } else {
      return false;
    }
    reading.skip(words.size());
    return true;
  }

  /** "it is raining": the scene. */
  private boolean weather(Reading reading) {
    int mark = reading.mark();
    if (reading.accept("it is", "while it is", "when it is")) {
      int end = reading.mark();
      while (!reading.done() && !List.of(",", "and").contains(reading.peek())) {
        reading.next();
      }
      Optional<String> phrase = Weather.of(reading.since(end));
      if (phrase.isPresent()) {
        addScene(phrase.get());
        return true;
      }
    }
    reading.back(mark);
    return false;
  }

  /** "seen from above": a matter of style. */
  private boolean viewpoint(Reading reading) {
    int mark = reading.mark();
    boolean found = context.vocabulary.isOpen() && reading.accept(VIEWPOINTS);
    if (found && (reading.done() || reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION))) {
      styles.add(String.join(" ", reading.since(mark)));
      return true;
    }
    reading.back(mark);
    return false;
  }

  /** "one blue and one green", after two of them. */
  private boolean each(Reading reading) {
    int mark = reading.mark();
    List<String> found = new ArrayList<>();
    while (reading.accept(
        "one", "another", "the other", "and one", "and the other", ", one", "a", "and a")) {
      reading.accept("is", "in");
      if (!context.colours.isColour(reading.peek())) {
        break;
      }
      found.add(reading.next());
      reading.accept("one");
    }
    boolean several = found.size() > 1 && context.newcomers.recolourEach(found);
    if (!several) {
      reading.back(mark);
    }
    return several;
  }

  private void addScene(String phrase) {
    scene =
        Optional.of(
            scene
                .filter(s -> !s.contains(phrase))
                .map(s -> s + (Places.isPreposition(phrase.split(" ")[0]) ? " " : ", ") + phrase)
                .orElse(phrase));
  }

  /** "and chasing" after "a dog barking": what comes next is beside who does it. */
  private Optional<Spot> doing(Reading reading) {
    boolean joined = List.of("and", ",", "while").contains(reading.peek(-1));
    boolean verb = reading.token(0).isParticiple() || joined && reading.token(0).is(Tag.VERB);
    boolean object =
        joined
            && reading.nameLength() > 1
            && Plurals.isPlural(reading.peek(reading.nameLength() - 1));
    boolean acts = taking != null && verb && (reading.nameLength() == 0 || object);
    if (!acts || context.newcomers.isEmpty()) {
      return Optional.empty();
    }
    reading.next();
    String subject = context.newcomers.last();
    return Actions.read(reading).map(relation -> new Spot.Near(relation, List.of(subject)));
  }

  /** The scene of "a farm scene with …", "a room full of …", "a quiet street". */
  private Optional<String> surroundings(Reading reading) {
    int mark = reading.mark();
    reading.accept("just", "only", ",");
    int length = reading.phraseLength();
    List<String> name = Words.withoutArticle(reading.rest().subList(0, length));
    int end = name.size();
    while (end > 0 && Scenes.isCalledScene(name.get(end - 1))) {
      end--;
    }
    reading.skip(length);
    boolean bare = end == 0 && name.size() > 0 && name.get(name.size() - 1).equals("landscape");
    List<String> place = bare ? name : name.subList(0, end);
    boolean called = bare || end > 0 && end < name.size();
    boolean opens =
        reading.done() || reading.accept(OPENING) || called || OPENED.contains(reading.peek());
    opens |= isTime(reading);
    opens &= !NounPhrases.isPlacedApart(reading);
    boolean building = EverydayThings.isA(String.join(" ", place), "building");
    boolean named = called || Landscapes.isNamed(place) && !building;
    Optional<String> phrase = named && opens ? Scenes.byName(place, context) : Optional.empty();
    if (phrase.isEmpty() && called && opens && context.vocabulary.isOpen()) {
      phrase = Optional.of("in " + English.withArticle(String.join(" ", name)));
    }
    if (phrase.isEmpty()) {
      reading.back(mark);
    }
    return phrase;
  }

  /** "in the evening", "in winter": more of a scene. */
  private static boolean isTime(Reading reading) {
    int mark = reading.mark();
    boolean led = reading.token(0).is(Tag.PREPOSITION) && !reading.next().isEmpty();
    List<String> name = reading.rest().subList(0, reading.phraseLength());
    reading.back(mark);
    return led && !name.isEmpty() && Weather.of(name).isPresent();
  }

  /** "winter scene: …", "a room: …". */
  private Optional<String> headed(List<String> header) {
    List<String> name =
        header.stream().filter(w -> !List.of("scene", "background", "in").contains(w)).toList();
    return name.isEmpty() ? Optional.empty() : Scenes.byName(name, context);
  }

  /** "the cat" is no new cat where there is one. */
  private void refuseWhatIsThere(Reading reading) {
    boolean there = !context.design.entities().isEmpty();
    if (there && reading.peek().equals("the") && context.references.isHere(reading)) {
      String names = context.theNames(context.references.read(reading));
      throw new Misunderstanding(
          "%s is in the picture already. Say \"variations of %s\" for other drawings of it, or \"duplicate %s\" for one more."
              .formatted(names, names, names));
    }
  }

  /**
   * Without a word such as "add" only a bare noun phrase is a thing: where a verb, a pronoun or a
   * question leads, the words are a command that is not known, and add nothing.
   */
  private void refuseCommands(Reading reading) {
    int mark = reading.mark();
    boolean there = !context.design.entities().isEmpty();
    boolean own = List.of("my", "our", "your").contains(reading.peek());
    boolean remark = own && (there || reading.saysSomething());
    boolean pronoun = remark || SPEAKERS.contains(reading.peek());
    boolean led =
        reading.token(0).is(Tag.VERB, Tag.AUXILIARY, Tag.NEGATION) && reading.nameLength() == 0;
    Optional<Read> read = context.nouns.read(reading);
    boolean bare = read.isPresent() && !read.get().marked();
    String words = String.join(" ", reading.since(mark));
    boolean place =
        read.isPresent() && context.places.named(Words.of(read.get().unknown())).isPresent();
    boolean unknownWord = bare && read.get().things().isEmpty() && !place;
    boolean command =
        bare
            && context.vocabulary.isOpen()
            && (context.references.isHere(reading) || there && !isKnown(read.get(), words));
    boolean guessed = read.filter(Read::guessed).isPresent();
    command |= bare && reading.token(0).is(Tag.DETERMINER) && reading.token(-1).is(Tag.NOUN);
    reading.back(mark);
    if (pronoun || led || unknownWord || command || guessed) {
      throw unknownWord && !pronoun
          ? refusal(words, reading)
          : new Misunderstanding(Unknown.sentence(context.vocabulary, context.design));
    }
  }

  /** Whether a word by itself is surely a thing: one that people know, or several. */
  private static boolean isKnown(Read read, String words) {
    return Plurals.isPlural(words)
        || read.things()
            .filter(t -> EverydayThings.described(t.thing().name()).isPresent())
            .isPresent();
  }

  /** "flurb the cat" is a command that is not known, and "a zebra" a thing. */
  private Misunderstanding refusal(String words, Reading reading) {
    int mark = reading.mark();
    reading.skip(words.split(" ").length);
    boolean command = !reading.done() && context.references.isHere(reading);
    reading.back(mark);
    return command
        ? new Misunderstanding(
            "I do not know what \"%s\" means. %s"
                .formatted(words, Unknown.examples(context.vocabulary, context.design)))
        : Misunderstanding.unknown(words, context.vocabulary);
  }

  private Optional<Spot> spot(Reading reading) {
    int mark = reading.mark();
    boolean placed = reading.accept(PLANES);
    if (placed) {
      String plane = WordList.facts("planes").get(String.join(" ", reading.since(mark)));
      return Optional.of(Spot.Plane.valueOf(plane.toUpperCase(Locale.ROOT)));
    }
    Postures.pass(reading, !context.vocabulary.isOpen() && taking != null);
    if (reading.accept(
        "in there",
        "over there",
        "there",
        "in it",
        "to it",
        "to the picture",
        "to the scene",
        "into the picture")) {
      boolean there = reading.since(mark).contains("there") && context.vacated.isPresent();
      return Optional.of(there ? new Spot.There() : Spot.ANYWHERE);
    }
    Optional<Spot> spot =
        about(reading)
            .or(() -> amidst(reading))
            .or(() -> atOwner(reading))
            .or(() -> context.spots.read(reading))
            .or(() -> onto(reading))
            .or(() -> somewhereNear(reading));
    if (spot.isEmpty() && context.vocabulary.isOpen()) {
      reading.back(mark);
    }
    return spot;
  }

  /** "a dog chasing a ball", "a cat looking at it": beside what it is about. */
  private Optional<Spot> about(Reading reading) {
    Optional<Relation> relation = taking == null ? Optional.empty() : Actions.read(reading);
    List<String> place = Words.withoutArticle(reading.rest().subList(0, reading.phraseLength()));
    Optional<String> crossed =
        relation.isEmpty() || place.isEmpty() ? Optional.empty() : Scenes.byName(place, context);
    if (crossed.isPresent() && context.vocabulary.isOpen()) {
      reading.skip(reading.phraseLength());
      addScene(crossed.get());
      return Optional.of(Spot.ANYWHERE);
    }
    return relation.flatMap(lies -> context.spots.near(reading, lies));
  }

  /** "at her feet", "on its roof": at who was named before. */
  private Optional<Spot> atOwner(Reading reading) {
    int mark = reading.mark();
    Optional<String> whose = owner.or(() -> subject);
    boolean on = reading.accept("on top of", "on");
    boolean in = !on && reading.accept("in", "under", "with", "between");
    boolean led = whose.isPresent() && (on || in || reading.accept(VAGUE));
    reading.accept("one of", "the end of", "the top of");
    boolean owned = led && List.of("his", "her", "its", "their").contains(reading.peek());
    int length = reading.phraseLength();
    if (!owned || length == 0 || !EverydayThings.isA(reading.peek(length - 1), "part")) {
      reading.back(mark);
      return Optional.empty();
    }
    reading.skip(length);
    if (in) {
      return Optional.of(Spot.ANYWHERE);
    }
    return Optional.of(new Spot.Near(on ? Relation.ON : Relation.NEXT_TO, List.of(whose.get())));
  }

  /** "in between": of the two that were named before. */
  private Optional<Spot> amidst(Reading reading) {
    List<Cast.Member> members = context.newcomers.members();
    int mark = reading.mark();
    boolean alone =
        reading.accept("in between them", "in between", "between them")
            && (reading.done() || reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION));
    if (!alone || members.size() < 2) {
      reading.back(mark);
      return Optional.empty();
    }
    List<Cast.Member> last = members.subList(members.size() - 2, members.size());
    return Optional.of(
        new Spot.Near(Relation.BETWEEN, last.stream().map(Cast.Member::id).toList()));
  }

  /** "in a row", "on top of each other". */
  private static Optional<Relation> arranged(Reading reading) {
    int mark = reading.mark();
    reading.accept("standing", "sitting", "lined up", "arranged", "placed", "all");
    for (String arrangement : ARRANGEMENTS.keySet()) {
      if (reading.accept(arrangement)) {
        return Optional.of(
            Relation.valueOf(ARRANGEMENTS.get(arrangement).toUpperCase(Locale.ROOT)));
      }
    }
    reading.back(mark);
    return Optional.empty();
  }

  /** "from a tall tree", "at a table": somewhere beside it, where that is no scene. */
  private Optional<Spot> somewhereNear(Reading reading) {
    boolean near =
        taking != null
            && reading.accept(VAGUE)
            && (context.nouns.isLandmark(reading) || context.references.isHere(reading));
    return near ? context.spots.near(reading, Relation.NEXT_TO) : Optional.empty();
  }

  /** "an apple to the table": what stands on it, or beside it. */
  private Optional<Spot> onto(Reading reading) {
    int mark = reading.mark();
    if (taking != null && reading.accept("to") && context.references.isHere(reading)) {
      List<String> ids = context.references.readOne(reading);
      Thing there = context.cast.member(ids.get(0)).thing();
      return Optional.of(NewThings.beside(taking, there, ids.get(0)));
    }
    reading.back(mark);
    return Optional.empty();
  }

  /** After "a table with …", "on it" is on the table. */
  private void owns(Reading reading) {
    boolean on =
        reading.accept("on which there are", "on which there is", "on which are", "on which is");
    if (on && subject.isPresent()) {
      base = new Spot.Near(Relation.ON, List.of(subject.get()));
    }
    if (reading.peek().equals("with") && !context.newcomers.isEmpty()) {
      List<Cast.Member> members = context.newcomers.members();
      owner = Optional.of(members.get(members.size() - 1).id());
    }
  }

  /** What to do when no thing was named that can be drawn. */
  Optional<Outcome> nothing() {
    if (scene.isPresent()) {
      return Optional.of(SceneRule.scene(scene.get(), context));
    }
    if (marked && !unknown.isEmpty()) {
      throw Misunderstanding.unknown(unknown.get(0), context.vocabulary);
    }
    return Optional.empty();
  }

  private void take(Read read, Spot before, Reading reading) {
    bareList |= taking == null && !read.marked();
    marked |= read.marked();
    if (read.things().isEmpty()) {
      takeUnknown(read, reading);
      return;
    }
    taking = read.things().get().thing();
    Spot spot = before instanceof Spot.Anywhere ? base : before;
    Optional<Relation> arranged = arranged(reading);
    for (Optional<Spot> next = spot(reading); next.isPresent(); next = spot(reading)) {
      spot = merged(spot, next.get());
    }
    Things things = read.things().get();
    for (String colour : colours) {
      String prompt = colour + " " + things.thing().name();
      context.newcomers.add(new Things(1, things.thing(), prompt, things.scale(), List.of()), spot);
    }
    colours.clear();
    context.newcomers.add(things, spot);
    subject = Optional.of(context.newcomers.last());
    arranged
        .or(() -> arranged(reading))
        .ifPresent(lies -> context.newcomers.arrange(things.count(), lies));
    owner.ifPresent(context.cast::speakOf);
    if (spot instanceof Spot.Near near && near.relation() == Relation.ON) {
      context.newcomers.alsoOn(near);
    }
  }

  /**
   * A colour that waits for its thing, as in "a red and a blue ball"; a place; or an unknown thing.
   */
  private void takeUnknown(Read read, Reading reading) {
    Optional<String> colour = context.colours.known(read.unknown());
    Optional<Named> place = context.places.named(Words.of(read.unknown()));
    if (colour.isPresent() && context.colours.isColour(read.unknown())) {
      colours.add(colour.get());
    } else if (place.isPresent() && scene.isEmpty()) {
      scene = place.map(Named::phrase);
    } else {
      unknown.add(read.unknown());
      spot(reading);
    }
  }

  /**
   * "at the top", then "on the left": both; "on a table", then "under a lamp": the table is under
   * it.
   */
  private Spot merged(Spot first, Spot second) {
    if (first instanceof Spot.Side a && second instanceof Spot.Side b) {
      return new Spot.Side(
          b.across() == null ? a.across() : b.across(),
          b.down() == null ? a.down() : b.down(),
          a.edge() || b.edge());
    }
    if (first instanceof Spot.Near a
        && second instanceof Spot.Near b
        && a.relation() == Relation.ON
        && b.relation() == Relation.NEXT_TO) {
      return new Spot.Near(Relation.ON, List.of(a.ids().get(0), b.ids().get(0)));
    }
    if (first instanceof Spot.Near near
        && second instanceof Spot.Near
        && context.newcomers.isAnywhere(near.ids().get(0))) {
      context.newcomers.put(near.ids().get(0), second);
      return first;
    }
    return second instanceof Spot.Anywhere ? first : second;
  }

  /** Words that name no thing: the scene, where any is possible, or else a place not known. */
  private void elsewhere(Reading reading) {
    int mark = reading.mark();
    Optional<String> below = Scenes.above(reading, context);
    if (below.isPresent()) {
      addScene(below.get());
      context.newcomers.putLast(new Spot.Side(null, -1, false));
      return;
    }
    boolean preposition = reading.token(0).is(Tag.PREPOSITION) || ALONG.contains(reading.peek());
    boolean located = reading.accept(RELATIONS) || preposition && !reading.next().isEmpty();
    int from = reading.mark();
    if (located && reading.phraseLength() > 0) {
      reading.skip(reading.phraseLength());
      while (reading.accept("of") && reading.phraseLength() > 0) {
        reading.skip(reading.phraseLength());
      }
    }
    while (reading.mark() == from && !reading.done()
        || !reading.done() && !located && !startsThing(reading)) {
      reading.next();
    }
    String words = String.join(" ", reading.since(mark));
    Optional<String> named =
        located
            ? Scenes.byName(Words.withoutArticle(reading.since(from)), context)
            : Optional.empty();
    boolean usual =
        Places.isPreposition(String.join(" ", reading.since(mark).subList(0, from - mark)));
    if (located && context.vocabulary.isOpen() && (named.isPresent() || usual)) {
      addScene(usual ? words : named.get());
    } else if (located && !context.vocabulary.isOpen()) {
      notes.add(Unknown.place(words, context.vocabulary));
    } else if (!blank) {
      throw new Misunderstanding(Unknown.words(words, context.vocabulary, context.design));
    } else {
      leftOut(words);
    }
  }

  /** Words that are no part of a description: a question where they name something. */
  private void leftOut(String words) {
    boolean names = new Reading(List.of(words.split(" "))).namesAnything();
    if (names && context.vocabulary.isOpen()) {
      throw new Misunderstanding(
          "I do not understand \"%s\" in it. Say it in shorter sentences, a thing and its place in each."
              .formatted(words));
    }
    notes.add("I left out \"%s\", which I did not understand.".formatted(words));
  }

  private static boolean startsThing(Reading reading) {
    boolean separated = List.of(",", "and", "with").contains(reading.peek());
    int mark = reading.mark();
    reading.next();
    boolean thing = separated && reading.phraseLength() > 0;
    reading.back(mark);
    return thing;
  }
}
