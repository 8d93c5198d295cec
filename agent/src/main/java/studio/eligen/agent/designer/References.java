package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.Cast.Member;
import studio.eligen.prompts.English;

/** Finds out which things words such as "it", "the red car" or "both dogs" mean. */
final class References {

  private static final Set<String> SINGLE = Set.of("it", "him", "her", "he", "she");
  private static final Set<String> SEVERAL = Set.of("them", "they", "both");
  private static final Set<String> STAND_INS = Set.of("one", "ones", "thing", "things");
  private static final int LONGEST_NAME = 6;
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth", "sixth");

  private final Cast cast;
  private final List<String> focus;
  private final Vocabulary vocabulary;
  private final Colours colours;

  References(Vocabulary vocabulary, Cast cast, List<String> focus) {
    this.vocabulary = vocabulary;
    this.cast = cast;
    this.focus = focus.stream().filter(id -> !cast.called(id).isEmpty()).toList();
    this.colours = new Colours(vocabulary);
  }

  /**
   * Reads one reference, or several joined by "and".
   *
   * @return the ids of what is meant, at least one
   * @throws Misunderstanding if it means nothing that is there, or could mean several
   */
  List<String> read(Reading reading) {
    Set<String> ids = new LinkedHashSet<>(readOne(reading));
    int mark = reading.mark();
    while (reading.accept("and", ",") && isHere(reading)) {
      ids.addAll(readOne(reading));
      mark = reading.mark();
    }
    reading.back(mark);
    return List.copyOf(ids);
  }

  /** Whether the next words mean something that is there. */
  boolean isHere(Reading reading) {
    if (SINGLE.contains(reading.peek()) || SEVERAL.contains(reading.peek())) {
      return !cast.members().isEmpty();
    }
    int mark = reading.mark();
    try {
      boolean article = Words.isArticle(reading.peek());
      boolean found = pronoun(reading).isPresent() || !candidates(reading).isEmpty();
      return found && !(article && reading.since(mark).get(0).startsWith("a"));
    } catch (Misunderstanding e) {
      return false;
    } finally {
      reading.back(mark);
    }
  }

  /** Reads one reference, which may mean several things: "both dogs". */
  List<String> readOne(Reading reading) {
    Optional<List<String>> pronoun = pronoun(reading);
    if (pronoun.isPresent()) {
      return pronoun.get();
    }
    int mark = reading.mark();
    List<Member> meant = candidates(reading);
    String said = String.join(" ", reading.since(mark));
    boolean located = Set.of("on", "at", "in").contains(reading.peek());
    if (meant.size() > 1 && located && !isPlural(said)) {
      int before = reading.mark();
      Optional<Member> there = Sides.furthest(reading, meant);
      if (there.isPresent()) {
        return List.of(there.get().id());
      }
      reading.back(before);
    }
    if (meant.size() > 1 && !isPlural(said)) {
      throw new Misunderstanding(whichOne(said, meant));
    }
    return meant.stream().map(Member::id).toList();
  }

  private Optional<List<String>> pronoun(Reading reading) {
    int mark = reading.mark();
    if (reading.accept("everything", "everyone", "all of them", "all of it")) {
      return Optional.of(all());
    }
    if (reading.acceptAny(SINGLE) || isLone(reading, "that") || isLone(reading, "this")) {
      return Optional.of(List.of(theOne(reading.since(mark).get(0))));
    }
    boolean several = reading.accept("both of them") || isLone(reading, "both");
    if (several || !reading.peek().equals("both") && reading.acceptAny(SEVERAL)) {
      List<String> meant = focus.size() > 1 ? focus : all();
      return Optional.of(meant);
    }
    return Optional.empty();
  }

  /** Takes the word if it stands for a thing by itself, and is not the article of one. */
  private boolean isLone(Reading reading, String word) {
    if (!reading.peek().equals(word) || nounLength(reading, 1) > 0) {
      return false;
    }
    boolean adjective = colours.isColour(reading.peek(1)) && nounLength(reading, 2) > 0;
    return !adjective && reading.accept(word);
  }

  private int nounLength(Reading reading, int ahead) {
    int mark = reading.mark();
    reading.skip(ahead);
    int length = nameLength(reading);
    reading.back(mark);
    return length;
  }

  private String theOne(String word) {
    List<String> meant = focus.isEmpty() ? all() : focus;
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw new Misunderstanding(
        "\"%s\" could be %s: say which one.".formatted(word, cast.named(meant)));
  }

  private List<String> all() {
    if (cast.members().isEmpty()) {
      throw new Misunderstanding("there is nothing in the picture yet.");
    }
    return cast.members().stream().map(Member::id).toList();
  }

  /** Goes past a noun with what describes it, and finds the things that fit. */
  private List<Member> candidates(Reading reading) {
    int mark = reading.mark();
    reading.accept("all", "both", "every", "each");
    reading.accept("of");
    while (Words.isArticle(reading.peek())) {
      reading.next();
    }
    List<String> filters = new ArrayList<>();
    while (isFilter(reading)) {
      filters.add(reading.next());
    }
    int length = nameLength(reading);
    if (length == 0) {
      throw missing(reading, mark);
    }
    String noun = reading.ahead(length);
    reading.skip(length);
    List<Member> meant = STAND_INS.contains(noun) ? List.copyOf(cast.members()) : cast.called(noun);
    for (String filter : filters) {
      meant = filtered(meant, filter);
    }
    if (meant.isEmpty()) {
      String said = String.join(" ", reading.since(mark));
      throw new Misunderstanding(absent(said.replaceFirst("^(the|an?|my|this|that|all) ", "")));
    }
    return meant;
  }

  private boolean isFilter(Reading reading) {
    String word = reading.peek();
    boolean describes =
        colours.isColour(word)
            || ORDINALS.contains(word)
            || List.of("last", "other", "left", "right", "leftmost", "rightmost").contains(word)
            || NounPhrases.SIZES.containsKey(word);
    return describes && (nounLength(reading, 1) > 0 || nounLength(reading, 2) > 0);
  }

  /** How many words from here on name something: a thing that is there, or one of the list. */
  private int nameLength(Reading reading) {
    for (int length = LONGEST_NAME; length > 0; length--) {
      String words = reading.ahead(length);
      if (!words.isEmpty()
          && (STAND_INS.contains(words)
              || !cast.called(words).isEmpty()
              || !vocabulary.isOpen() && vocabulary.thing(words).isPresent())) {
        return length;
      }
    }
    return 0;
  }

  private List<Member> filtered(List<Member> members, String filter) {
    if (members.isEmpty()) {
      return members;
    }
    if (ORDINALS.contains(filter)) {
      int index = ORDINALS.indexOf(filter);
      return index < members.size() ? List.of(members.get(index)) : List.of();
    }
    switch (filter) {
      case "last":
        return List.of(members.get(members.size() - 1));
      case "other":
        return members.stream().filter(member -> !focus.contains(member.id())).toList();
      case "left", "leftmost":
        return extreme(members, Comparator.comparingDouble(Bounds::centreX));
      case "right", "rightmost":
        return extreme(members, Comparator.comparingDouble(bounds -> -bounds.centreX()));
      default:
        return NounPhrases.SIZES.containsKey(filter) ? members : coloured(members, filter);
    }
  }

  private static List<Member> extreme(List<Member> members, Comparator<Bounds> order) {
    return members.stream()
        .filter(member -> member.bounds().isPresent())
        .min(Comparator.comparing(member -> member.bounds().get(), order))
        .map(List::of)
        .orElse(List.of());
  }

  /** Those of the colour; a thing that was never given a colour may have any. */
  private List<Member> coloured(List<Member> members, String colour) {
    String name = colours.known(colour).orElse(colour);
    List<Member> exact =
        members.stream().filter(member -> Words.of(member.prompt()).contains(name)).toList();
    boolean plain =
        members.size() == 1
            && Words.of(members.get(0).prompt()).stream().noneMatch(colours::isColour);
    return plain ? members : exact;
  }

  private static boolean isPlural(String said) {
    String last = said.substring(said.lastIndexOf(' ') + 1);
    return Plurals.singulars(last).size() > 1 || said.matches("(all|both|every|each) .*");
  }

  private Misunderstanding missing(Reading reading, int mark) {
    while (!reading.done() && !NounPhrases.STOPS.contains(reading.peek())) {
      reading.next();
    }
    String said = String.join(" ", reading.since(mark));
    return new Misunderstanding(absent(said.replaceFirst("^(the|an?|my|this|that) ", "")));
  }

  private String absent(String what) {
    List<String> ids = cast.members().stream().map(Member::id).toList();
    String there = ids.isEmpty() ? "it is still empty" : "it has " + cast.named(ids);
    return what.isBlank()
        ? "I do not know which thing of the picture you mean: " + there + "."
        : "there is no %s in the picture: %s.".formatted(what, there);
  }

  private static String whichOne(String said, List<Member> meant) {
    List<String> each =
        meant.stream()
            .map(
                member ->
                    member.bounds().isEmpty()
                        ? member.id()
                        : "%s (%s)".formatted(member.id(), Sides.where(member.bounds().get())))
            .toList();
    return "\"%s\" could be %s: say which one, by its place, its number, or as \"the first\"."
        .formatted(said, English.list(each));
  }
}
