package studio.eligen.agent.designer.references;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.placement.Arrangement;

/** The things that can be spoken of: those of the design, and those the sentence has named. */
public final class Cast {

  /**
   * One of them.
   *
   * @param bounds where it is, if it is in the design already
   */
  public record Member(String id, String prompt, Thing thing, Optional<Bounds> bounds) {

    /** Whether this word is said of it. */
    boolean says(String word) {
      return Words.of(prompt).contains(word);
    }

    /** What it is, in a word. */
    public String noun() {
      return Nouns.head(Words.of(prompt));
    }

    /** What is said of it after its noun. */
    List<String> tail() {
      List<String> words = Words.of(prompt);
      return words.subList(Math.min(words.size(), Nouns.headIndex(words) + 1), words.size());
    }
  }

  private static final List<String> HUMANS = List.of("man", "woman", "child");

  /** How those of the design lie. */
  public final Arrangement arrangement;

  private final Vocabulary vocabulary;
  private final List<Member> members = new ArrayList<>();
  private Optional<String> spokenOf = Optional.empty();

  public Cast(Vocabulary vocabulary, Design design) {
    this.vocabulary = vocabulary;
    this.arrangement = new Arrangement(design, vocabulary);
    for (Entity entity : design.entities()) {
      members.add(
          new Member(
              entity.id(),
              entity.prompt(),
              vocabulary.kind(entity.prompt()),
              Optional.of(Bounds.of(entity.region()))));
    }
  }

  /** The thing that this clause has brought up, which "it" means from then on. */
  public Optional<String> spokenOf() {
    return spokenOf;
  }

  public void speakOf(String id) {
    spokenOf = Optional.of(id);
  }

  public List<Member> members() {
    return members;
  }

  public boolean hasMember(String id) {
    return members.stream().anyMatch(member -> member.id().equals(id));
  }

  public Member member(String id) {
    return members.stream().filter(member -> member.id().equals(id)).findFirst().orElseThrow();
  }

  /** "the cat and the red car"; things of the same prompt are told by their number. */
  public String named(List<String> ids) {
    List<String> prompts = ids.stream().map(id -> member(id).prompt()).distinct().toList();
    if (ids.size() > 1 && prompts.size() == 1 && ids.size() == same(prompts.get(0)).size()) {
      String all = ids.size() == 2 ? "both " : "all the ";
      return all + Plurals.pluralOfPhrase(prompts.get(0));
    }
    return English.list(ids.stream().map(id -> "the " + label(member(id))).toList());
  }

  private String label(Member member) {
    List<Member> same = same(member.prompt());
    if (same.size() == 1) {
      return member.prompt();
    }
    boolean counted = Numerals.ordinal(same.size() - 1).isPresent();
    return counted
        ? Numerals.ordinal(same.indexOf(member)).get() + " " + member.prompt()
        : member.id();
  }

  private List<Member> same(String prompt) {
    return members.stream().filter(other -> other.prompt().equals(prompt)).toList();
  }

  /** How far two things of the design are from one another, as a fraction of the picture. */
  public double apart(String one, String other) {
    Bounds from = member(one).bounds().orElseThrow();
    Bounds to = member(other).bounds().orElseThrow();
    return Math.hypot(from.centreX() - to.centreX(), from.centreY() - to.centreY());
  }

  /** Adds a thing under a name of its own. */
  public Member introduce(Thing thing, String prompt) {
    String word = vocabulary.idWord(thing);
    String id = word;
    for (int n = 2; hasMember(id); n++) {
      id = word + "-" + n;
    }
    Member member = new Member(id, prompt, thing, Optional.empty());
    members.add(member);
    return member;
  }

  public Member reprompt(Member member, String prompt) {
    return redraw(member, prompt, member.thing());
  }

  /** The same under its id as another thing. */
  public Member redraw(Member member, String prompt, Thing thing) {
    Member other = new Member(member.id(), prompt, thing, member.bounds());
    members.replaceAll(each -> each.equals(member) ? other : each);
    return other;
  }

  /** The members that these words can mean: by id, by name or alias, by the words of the prompt. */
  public List<Member> called(String words) {
    // Of a mark that is no word nothing is left, and nothing is called so.
    if (words.isBlank()) {
      return List.of();
    }
    if (words.matches(".+-\\d+")) {
      return members.stream().filter(member -> member.id().equals(words)).toList();
    }
    Optional<Thing> thing = vocabulary.thing(words);
    return members.stream()
        .filter(member -> thing.filter(member.thing()::equals).isPresent() || isIn(words, member))
        .toList();
  }

  /** By their name; if too few have it, by what they are a kind of. */
  public List<Member> named(String noun) {
    List<Member> called = called(noun);
    if (called.size() == 1 && Plurals.isSeveral(noun)) {
      List<Member> all = ofKind(noun);
      return members.stream().filter(m -> called.contains(m) || all.contains(m)).toList();
    }
    return called.isEmpty() ? ofKind(noun) : called;
  }

  /** The members that are of a kind: the owl for "bird", all persons for "people". */
  public List<Member> ofKind(String kind) {
    List<String> forms = Plurals.singulars(kind);
    List<Member> surely =
        members.stream()
            .filter(m -> forms.stream().anyMatch(form -> EverydayThings.isA(m.prompt(), form)))
            .toList();
    return surely.isEmpty() ? maybe(kind) : surely;
  }

  /** The members that can be of a kind, for all that is known: "the guy" may be a singer. */
  public List<Member> maybe(String kind) {
    List<String> forms = Plurals.singulars(kind);
    return members.stream()
        .filter(m -> forms.stream().anyMatch(form -> mayBe(m.prompt(), form)))
        .toList();
  }

  /** A singer is a man or a woman, for all that is known. */
  private static boolean mayBe(String prompt, String kind) {
    boolean somebody =
        EverydayThings.of(kind).isPresent()
            && HUMANS.stream().anyMatch(human -> EverydayThings.isA(kind, human));
    boolean told = HUMANS.stream().anyMatch(human -> EverydayThings.isA(prompt, human));
    return somebody && !told && EverydayThings.isA(prompt, "person");
  }

  /** Whether the last of these words is what it is, and the others are said of it. */
  private static boolean isIn(String words, Member member) {
    List<String> prompt = Words.of(member.prompt());
    for (String form : Plurals.singulars(words)) {
      List<String> asked = Arrays.asList(form.split(" "));
      if (asked.get(asked.size() - 1).equals(Nouns.head(prompt)) && prompt.containsAll(asked)) {
        return true;
      }
    }
    return false;
  }
}
