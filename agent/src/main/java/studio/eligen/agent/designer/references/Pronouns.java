package studio.eligen.agent.designer.references;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;

/** What "it", "them" and "she" mean: what was spoken of last. */
public final class Pronouns {

  private static final String[] SEVERAL = WordList.phrases("pronouns");
  private static final Set<String> SINGLE = Set.of("it", "him", "her", "he", "she");
  private static final Set<String> POINTING = Set.of("this", "that", "these", "those", "both");
  private static final Set<String> MALE = Set.of("he", "him");
  private static final Set<String> FEMALE = Set.of("she", "her");

  private final Cast cast;
  private final List<String> focus;

  public Pronouns(Cast cast, List<String> focus) {
    this.cast = cast;
    this.focus = focus;
  }

  /**
   * Whether one comes next.
   *
   * @param article whether the words from a mark on begin a noun phrase with what may be an article
   */
  public boolean isNext(Reading reading, Predicate<Reading> article) {
    return reading.would(() -> pass(reading, article));
  }

  private boolean pass(Reading reading, Predicate<Reading> article) {
    String word = reading.peek();
    if (reading.accept(SEVERAL)) {
      return !reading.peek().equals("all") || word.equals("the");
    }
    boolean pointed = !focus.isEmpty() || cast.members().size() == 1;
    if (pointed && reading.accept("that one", "this one", "that thing", "this thing")) {
      return true;
    }
    if (POINTING.contains(word)) {
      boolean partOf = Set.of("of", "the").contains(reading.peek(1));
      return !partOf && !article.test(reading) && reading.acceptAny(POINTING);
    }
    boolean possessive =
        word.equals("her")
            && reading.token(1).is(Tag.NOUN)
            && !reading.peek(-1).equals("give")
            && !Actions.isOne(reading.token(1))
            && !Actions.isHeld(reading.token(1));
    boolean all = word.equals("it") && reading.peek(1).equals("all");
    return !possessive && !all && reading.acceptAny(SINGLE);
  }

  /** The ids that it means, or nothing where none comes next. */
  public Optional<List<String>> read(Reading reading, Predicate<Reading> article) {
    int mark = reading.mark();
    if (!reading.any(() -> pass(reading, article))) {
      return Optional.empty();
    }
    String said = String.join(" ", reading.since(mark));
    if (said.matches("the (?:former|latter).*") && focus.size() > 1) {
      return Optional.of(List.of(focus.get(said.contains("former") ? 0 : focus.size() - 1)));
    }
    if (said.matches("both.*|them both|the two of them")) {
      return Optional.of(so(2).orElseThrow(() -> unsure(said, all())));
    }
    if (said.matches("(?:them|they|these|those).*")) {
      return Optional.of(focus.size() > 1 ? focus : all());
    }
    boolean person = MALE.contains(said) || FEMALE.contains(said);
    return Optional.of(List.of(person ? person(said) : theOne(said)));
  }

  /** Whose "its", "his", "her" and "their" are; none where that is not sure. */
  public List<String> owners(String word) {
    try {
      return switch (word) {
        case "their" -> focus.size() > 1 ? focus : all();
        case "its" -> Stream.of(theOne("it")).filter(id -> !isOne(id, "person")).toList();
        default -> List.of(person(word.equals("his") ? "him" : word));
      };
    } catch (Misunderstanding e) {
      return List.of();
    }
  }

  public String theOne(String word) {
    return cast.spokenOf().orElseGet(() -> only(word, focus.isEmpty() ? all() : focus));
  }

  private String only(String word, List<String> meant) {
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw unsure(word, meant);
  }

  private Misunderstanding unsure(String word, List<String> meant) {
    return new Misunderstanding(
        "\"%s\" could be %s: say which one.".formatted(word, cast.named(meant)));
  }

  /** So many that need no name: those that were spoken of last, all, or the only ones of a kind. */
  public Optional<List<String>> so(int many) {
    List<List<String>> groups = new ArrayList<>(List.of(focus, all()));
    Map<String, List<String>> kinds =
        cast.members().stream().collect(groupingBy(Member::noun, mapping(Member::id, toList())));
    List<List<String>> fitting = kinds.values().stream().filter(ids -> ids.size() == many).toList();
    groups.addAll(fitting.size() == 1 ? fitting : List.of());
    return groups.stream().filter(ids -> ids.size() == many).findFirst();
  }

  /** "her" means a woman before a dog, a dog before what is not known, and never a man or a car. */
  private String person(String word) {
    List<String> near = cast.spokenOf().map(List::of).orElse(focus);
    boolean male = MALE.contains(word);
    String others = male ? "woman girl" : "man boy";
    for (String kind : List.of(male ? "man boy" : "woman girl", "person", "animal creature", "")) {
      for (List<String> ids : List.of(near, all())) {
        List<String> meant =
            ids.stream().filter(id -> isOne(id, kind) && !isOne(id, others)).toList();
        if (!meant.isEmpty()) {
          return only(word, meant);
        }
      }
    }
    throw new Misunderstanding(
        "there is nobody in the picture whom \"%s\" could mean: it has %s."
            .formatted(word, cast.named(all())));
  }

  private boolean isOne(String id, String kinds) {
    String prompt = cast.member(id).prompt();
    return kinds.isEmpty()
        ? EverydayThings.described(prompt).isEmpty()
        : EverydayThings.isAny(prompt, kinds.split(" "));
  }

  public List<String> all() {
    if (cast.members().isEmpty()) {
      throw new Misunderstanding("there is nothing in the picture yet.");
    }
    return cast.members().stream().map(Member::id).toList();
  }
}
