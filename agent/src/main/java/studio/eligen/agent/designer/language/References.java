package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.language.Cast.Member;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;

/** Finds out which things words such as "it", "the red car" or "both dogs" mean. */
final class References {

  private static final Set<String> SINGLE = Set.of("it", "him", "her", "he", "she");
  private static final Set<String> SEVERAL = Set.of("them", "they", "both");
  private final Cast cast;
  private final List<String> focus;
  private final Colours colours;
  private final Filters filters;
  private final Names names;

  References(Vocabulary vocabulary, Cast cast, List<String> focus) {
    this.cast = cast;
    this.focus = focus.stream().filter(id -> !cast.called(id).isEmpty()).toList();
    this.colours = new Colours(vocabulary);
    this.filters = new Filters(colours, this.focus);
    this.names = new Names(cast, vocabulary, filters);
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
    while (reading.accept("and", ",")
        && !SizeWords.comparative(reading.peek()).isPresent()
        && isHere(reading)) {
      ids.addAll(readOne(reading));
      mark = reading.mark();
    }
    reading.back(mark);
    return List.copyOf(ids);
  }

  /** Goes past a reference, whether or not it could mean several. */
  void skip(Reading reading) {
    try {
      read(reading);
    } catch (Misunderstanding e) {
      // Its words have been read, and that is all that counts here.
    }
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
    boolean oneOf = reading.accept("one of", "any of", "either of");
    List<Member> meant = candidates(reading);
    if (oneOf) {
      return oneOf(reading, mark, meant);
    }
    String said = String.join(" ", reading.since(mark));
    if (meant.size() > 1) {
      reading.accept("that is", "which is", "who is", "that stands", "that sits");
    }
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
      throw new Misunderstanding(Doubts.whichOne(cast, said, meant));
    }
    return meant.stream().map(Member::id).toList();
  }

  /** "one of the balls, the blue one". */
  private List<String> oneOf(Reading reading, int mark, List<Member> meant) {
    String said = String.join(" ", reading.since(mark));
    int before = reading.mark();
    reading.accept(",");
    if (meant.size() > 1 && isHere(reading)) {
      return readOne(reading);
    }
    reading.back(before);
    if (meant.size() > 1) {
      throw new Misunderstanding(Doubts.whichOne(cast, said, meant));
    }
    return meant.stream().map(Member::id).toList();
  }

  /** "everything", "everything but the house". */
  private List<String> everything(Reading reading) {
    List<String> ids = new ArrayList<>(all());
    if (reading.accept("else")) {
      ids.removeAll(focus);
    }
    int mark = reading.mark();
    if (reading.accept("but", "except for", "except", "apart from", "besides", "other than")) {
      if (isHere(reading)) {
        ids.removeAll(read(reading));
      } else {
        reading.back(mark);
      }
    }
    return ids;
  }

  private Optional<List<String>> pronoun(Reading reading) {
    int mark = reading.mark();
    if (reading.accept(
            "everything",
            "everyone",
            "it all",
            "them all",
            "they all",
            "all of these",
            "all of them",
            "all of it",
            "all the things",
            "all things")
        || isLone(reading, "all")) {
      return Optional.of(everything(reading));
    }
    boolean pointed = !focus.isEmpty() || cast.members().size() == 1;
    if (pointed && reading.accept("that one", "this one", "that thing", "this thing")) {
      return Optional.of(List.of(theOne(reading.since(mark).get(0))));
    }
    if (reading.acceptAny(SINGLE) || isLone(reading, "that") || isLone(reading, "this")) {
      return Optional.of(List.of(theOne(reading.since(mark).get(0))));
    }
    boolean several = reading.accept("both of them", "the two of them") || isLone(reading, "both");
    if (several || !reading.peek().equals("both") && reading.acceptAny(SEVERAL)) {
      List<String> meant = focus.size() > 1 ? focus : all();
      return Optional.of(meant);
    }
    return Optional.empty();
  }

  /** Takes the word if it stands for a thing by itself, and is not the article of one. */
  private boolean isLone(Reading reading, String word) {
    boolean partOf = Set.of("of", "the").contains(reading.peek(1)) || names.isFilter(reading, 1);
    if (!reading.peek().equals(word) || names.lengthAfter(reading, 1) > 0 || partOf) {
      return false;
    }
    boolean adjective = colours.isColour(reading.peek(1)) && names.lengthAfter(reading, 2) > 0;
    return !adjective && reading.accept(word);
  }

  private String theOne(String word) {
    Optional<String> spokenOf = cast.spokenOf();
    if (spokenOf.isPresent()) {
      return spokenOf.get();
    }
    List<String> meant = focus.isEmpty() ? all() : focus;
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw new Misunderstanding(
        "\"%s\" could be %s: say which one.".formatted(word, cast.named(meant)));
  }

  /** What "it" means. */
  List<String> it() {
    return List.of(theOne("it"));
  }

  boolean knowsIt() {
    return cast.spokenOf().isPresent() || focus.size() == 1 || cast.members().size() == 1;
  }

  /** The ids of all that is there. */
  List<String> all() {
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
    List<String> told = new ArrayList<>();
    Integer count = countBefore(reading);
    while (names.isFilter(reading, 0)) {
      told.add(reading.next());
    }
    int length = names.length(reading);
    if (length == 0) {
      throw missing(reading, mark);
    }
    String noun = reading.ahead(length);
    reading.skip(length);
    List<Member> meant =
        Names.STAND_INS.contains(noun) ? List.copyOf(cast.members()) : cast.called(noun);
    if (Names.STAND_INS.contains(noun)) {
      meant = alike(meant, told);
    }
    for (String filter : told) {
      meant = filters.of(meant, filter);
    }
    if (count != null && meant.size() > 1 && count != meant.size()) {
      throw new Misunderstanding(
          Doubts.whichOne(cast, String.join(" ", reading.since(mark)), meant));
    }
    if (meant.isEmpty()) {
      String said = String.join(" ", reading.since(mark));
      throw new Misunderstanding(
          Doubts.absent(cast, said.replaceFirst("^(the|an?|my|this|that|all) ", "")));
    }
    return meant;
  }

  /** "the other one" is of the kind that was spoken of last, where there is more than one of it. */
  private List<Member> alike(List<Member> members, List<String> told) {
    if (!told.contains("other") || focus.size() != 1) {
      return members;
    }
    Member last = cast.member(focus.get(0));
    List<Member> same =
        members.stream()
            .filter(member -> member.thing().name().equals(last.thing().name()))
            .toList();
    return same.size() > 1 ? same : members;
  }

  /** "the two dogs": goes past the number of things that are there. */
  private Integer countBefore(Reading reading) {
    Integer count = Numerals.of(reading.peek());
    boolean counts =
        count != null
            && count > 1
            && (names.lengthAfter(reading, 1) > 0 || names.isFilter(reading, 1));
    if (!counts) {
      return null;
    }
    reading.next();
    return count;
  }

  private static boolean isPlural(String said) {
    String last = said.substring(said.lastIndexOf(' ') + 1);
    return Plurals.singulars(last).size() > 1 || said.matches("(all|both|every|each) .*");
  }

  private Misunderstanding missing(Reading reading, int mark) {
    while (!reading.done() && !Words.isStop(reading.peek())) {
      reading.next();
    }
    String said = String.join(" ", reading.since(mark));
    return new Misunderstanding(
        Doubts.absent(cast, said.replaceFirst("^(the|an?|my|this|that) ", "")));
  }
}
