package studio.eligen.agent.designer.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** Says kindly that a word is not in the vocabulary, and what is. */
public final class Unknown {

  private static final int SHOWN = 8;
  private static final int OFFERED = 3;

  private Unknown() {}

  /** Why several things cannot be drawn, in a sentence without its capital letter. */
  public static String things(List<String> words, Vocabulary vocabulary) {
    List<String> quoted =
        words.stream().map(Unknown::name).distinct().map("\"%s\""::formatted).toList();
    return quoted.size() == 1
        ? thing(words.get(0), vocabulary)
        : "this model does not know %s (say \"help\" for all that it does)."
            .formatted(English.list(quoted));
  }

  /** Why a thing cannot be drawn, and what may have been meant, or what can be. */
  public static String thing(String said, Vocabulary vocabulary) {
    String words = name(said);
    if (List.of(words.split(" ")).stream().anyMatch(Quotes::isOne)) {
      return "this model cannot write, so %s is not drawn.".formatted(Quotes.shown(words));
    }
    Optional<String> several = kinds(words, vocabulary);
    if (several.isPresent()) {
      return several.get();
    }
    List<String> instead = instead(words, vocabulary);
    if (!instead.isEmpty()) {
      String meant = instead.get(0);
      String offered = Plurals.isSeveral(meant) ? meant : English.one(meant);
      return EverydayThings.described(words).isPresent()
          ? "this model does not know \"%s\". Shall it be %s?".formatted(words, offered)
          : "this model does not know \"%s\". Did you mean %s?".formatted(words, offered);
    }
    String list = few(vocabulary.things().stream().map(t -> English.one(t.name())).toList());
    return "this model does not know \"%s\". It can draw %s (say \"help\" for all)."
        .formatted(words, list);
  }

  /** "of hat this model knows a sun hat and a top hat", where the list has several of a kind. */
  public static Optional<String> kinds(String words, Vocabulary vocabulary) {
    List<String> ofKind =
        vocabulary.things().stream()
            .map(Thing::name)
            .filter(t -> EverydayThings.isA(t, words))
            .toList();
    return ofKind.size() < 2
        ? Optional.empty()
        : Optional.of(
            "I need to know which: of %s this model knows %s."
                .formatted(words, English.list(ofKind.stream().map(English::one).toList())));
  }

  /** Up to the word that names it, and what it is of: "jug of milk" of "jug of milk standing". */
  public static String name(String said) {
    List<String> words = List.of(said.split(" "));
    int head = Nouns.headIndex(words);
    boolean of = head + 2 < words.size() && words.get(head + 1).equals("of");
    int more = of ? Nouns.phraseLength(PartsOfSpeech.of(words), head + 2) : 0;
    return String.join(" ", words.subList(0, more > 0 ? head + 2 + more : head + 1));
  }

  /** What was said beside what was understood, and what could be said instead. */
  public static String words(String words, Vocabulary vocabulary, Design design) {
    return "I do not understand \"%s\" in it. %s".formatted(words, examples(vocabulary, design));
  }

  /** What was understood by itself and does not fit, where any words can be drawn. */
  public static String apart(String words) {
    return "I do not understand \"%s\" in it. Say it in shorter sentences, a thing and its place in each."
        .formatted(words);
  }

  /** What could be said instead, about this very design. */
  public static String sentence(Vocabulary vocabulary, Design design) {
    return "I do not know what to do there. " + examples(vocabulary, design);
  }

  /** "Say for example …", with things of this design. */
  public static String examples(Vocabulary vocabulary, Design design) {
    List<String> names = design.entities().stream().map(Entity::prompt).distinct().toList();
    String other =
        vocabulary.things().stream()
            .map(Thing::name)
            .filter(name -> names.stream().noneMatch(prompt -> prompt.contains(name)))
            .findFirst()
            .map(English::withArticle)
            .orElse("a tree");
    if (names.isEmpty()) {
      return "Say for example \"%s on the left\"; \"help\" tells more.".formatted(other);
    }
    String first = names.get(0);
    String last = names.get(names.size() - 1);
    return "Say for example \"move the %s left\", \"make the %s bigger\", \"add %s\" or \"remove the %s\"; \"help\" tells more."
        .formatted(first, last, other, first);
  }

  /** Why a place cannot be drawn, and which can. */
  public static String place(String words, Vocabulary vocabulary) {
    String known =
        vocabulary.places().size() > SHOWN
            ? few(phrases(vocabulary)) + " (say \"help\" for all)"
            : places(vocabulary);
    return "This model does not know the place \"%s\"; it knows %s.".formatted(words, known);
  }

  /** The places that can be drawn, as a list in words. */
  public static String places(Vocabulary vocabulary) {
    return vocabulary.places().isEmpty()
        ? "any place you can describe"
        : English.list(phrases(vocabulary));
  }

  private static List<String> phrases(Vocabulary vocabulary) {
    return vocabulary.places().stream().map(place -> place.phrases().get(0)).toList();
  }

  /** The first of many in words, and how many more there are. */
  private static String few(List<String> all) {
    int more = all.size() - SHOWN;
    return more > 0
        ? "%s and %d more".formatted(String.join(", ", all.subList(0, SHOWN)), more)
        : English.list(all);
  }

  /**
   * Names of things that can be drawn, the likeliest first, for one that cannot: those of the
   * nearest kind, where it is known what that is, and else what it is a misspelling of.
   */
  public static List<String> instead(String words, Vocabulary vocabulary) {
    boolean plural = Plurals.isPlural(words);
    List<String> names =
        EverydayThings.described(words).isPresent()
            ? ofItsKind(words, vocabulary)
            : misspelled(words, vocabulary).stream().toList();
    return names.stream().map(name -> plural ? Plurals.plural(name) : name).toList();
  }

  private static List<String> ofItsKind(String words, Vocabulary vocabulary) {
    List<String> left = new ArrayList<>(vocabulary.things().stream().map(Thing::name).toList());
    List<String> near = new ArrayList<>();
    for (int i = 0; i < OFFERED; i++) {
      Optional<String> next = EverydayThings.nearest(words, left);
      next.ifPresent(near::add);
      next.ifPresent(left::remove);
    }
    return near;
  }

  private static Optional<String> misspelled(String words, Vocabulary vocabulary) {
    int most = Math.max(1, Math.min(3, words.length() / 3));
    return vocabulary.things().stream()
        .min(
            Comparator.comparingInt((Thing thing) -> distance(words, thing))
                .thenComparingInt(thing -> distance(words, thing.name())))
        .filter(thing -> distance(words, thing) <= most)
        .map(Thing::name);
  }

  private static int distance(String words, Thing thing) {
    int least = distance(words, thing.name());
    for (String alias : thing.aliases()) {
      least = Math.min(least, distance(words, alias));
    }
    return least;
  }

  /** How many letters must be added, taken out or changed to make one word of the other. */
  public static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 3) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
