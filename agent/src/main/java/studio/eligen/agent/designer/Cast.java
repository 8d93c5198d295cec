package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.Vocabulary.Size;
import studio.eligen.agent.designer.Vocabulary.Stands;
import studio.eligen.agent.designer.Vocabulary.Thing;
import studio.eligen.prompts.English;

/** The things that can be spoken of: those of the design, and those the sentence has named. */
final class Cast {

  /**
   * One of them.
   *
   * @param bounds where it is, if it is in the design already
   */
  record Member(String id, String prompt, Thing thing, Optional<Bounds> bounds) {}

  private static final Set<String> NOUNS_IN_ING =
      Set.of(
          "king",
          "ring",
          "wing",
          "building",
          "ceiling",
          "painting",
          "drawing",
          "thing",
          "string",
          "swing",
          "pudding");

  private final Vocabulary vocabulary;
  private final List<Member> members = new ArrayList<>();
  private Optional<String> spokenOf = Optional.empty();

  Cast(Vocabulary vocabulary, Design design) {
    this.vocabulary = vocabulary;
    for (Entity entity : design.entities()) {
      members.add(
          new Member(
              entity.id(),
              entity.prompt(),
              thingOf(entity.prompt()),
              Optional.of(Bounds.of(entity.region()))));
    }
  }

  /** The thing that this clause has brought up, which "it" means from then on. */
  Optional<String> spokenOf() {
    return spokenOf;
  }

  void speakOf(String id) {
    spokenOf = Optional.of(id);
  }

  List<Member> members() {
    return members;
  }

  Member member(String id) {
    return members.stream().filter(member -> member.id().equals(id)).findFirst().orElseThrow();
  }

  /** "the cat and the red car"; things of the same prompt are told by their number. */
  String named(List<String> ids) {
    List<String> prompts = ids.stream().map(id -> member(id).prompt()).distinct().toList();
    if (ids.size() > 1 && prompts.size() == 1 && ids.size() == same(prompts.get(0)).size()) {
      String all = ids.size() == 2 ? "both " : "all the ";
      return all + Plurals.pluralOfPhrase(prompts.get(0));
    }
    return English.list(ids.stream().map(id -> "the " + label(member(id))).toList());
  }

  private String label(Member member) {
    List<Member> same = same(member.prompt());
    boolean counted = same.size() > 1 && same.size() <= Numerals.ORDINALS.size();
    return same.size() == 1
        ? member.prompt()
        : counted
            ? Numerals.ORDINALS.get(same.indexOf(member)) + " " + member.prompt()
            : member.id();
  }

  private List<Member> same(String prompt) {
    return members.stream().filter(other -> other.prompt().equals(prompt)).toList();
  }

  /** Adds a thing under a name of its own. */
  Member introduce(Thing thing, String prompt) {
    String word = idWord(thing);
    String id = word;
    for (int n = 2; isTaken(id); n++) {
      id = word + "-" + n;
    }
    Member member = new Member(id, prompt, thing, Optional.empty());
    members.add(member);
    return member;
  }

  /** The same thing under another prompt. */
  Member reprompt(Member member, String prompt) {
    Member other = new Member(member.id(), prompt, member.thing(), member.bounds());
    members.replaceAll(each -> each.equals(member) ? other : each);
    return other;
  }

  /** The members that these words can mean: by id, by name or alias, by the words of the prompt. */
  List<Member> called(String words) {
    if (words.matches(".+-\\d+")) {
      return members.stream().filter(member -> member.id().equals(words)).toList();
    }
    Optional<Thing> thing = vocabulary.thing(words);
    return members.stream()
        .filter(member -> thing.filter(member.thing()::equals).isPresent() || isIn(words, member))
        .toList();
  }

  /** The thing that a prompt such as "red car" names. */
  private Thing thingOf(String prompt) {
    List<String> words = Words.of(prompt);
    for (int from = 0; from < words.size(); from++) {
      Optional<Thing> thing = vocabulary.thing(String.join(" ", words.subList(from, words.size())));
      if (thing.isPresent() && (!vocabulary.isOpen() || from == 0)) {
        return thing.get();
      }
    }
    return unlisted(vocabulary, Words.of(prompt));
  }

  /** A thing that no list holds: its last word tells how large such things are, where one does. */
  static Thing unlisted(Vocabulary vocabulary, List<String> words) {
    Optional<Thing> kind = words.isEmpty() ? Optional.empty() : vocabulary.thing(head(words));
    return new Thing(
        String.join(" ", words),
        List.of(),
        true,
        kind.map(Thing::stands).orElse(Stands.ANY),
        kind.map(Thing::size).orElse(Size.MEDIUM));
  }

  /** The word that says what it is: "cat" in "white cat with a hat". */
  private static String head(List<String> words) {
    return words.get(headIndex(words));
  }

  /** Whether a word says what something does: "reading", and not "building". */
  static boolean isDoing(String word) {
    return word.endsWith("ing") && !NOUNS_IN_ING.contains(word);
  }

  static int headIndex(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      boolean does = i + 1 < words.size() && Words.isArticle(words.get(i + 1));
      boolean doing = isDoing(words.get(i)) || does && words.get(i).endsWith("ing");
      if (List.of("with", "of", "in", "on").contains(words.get(i)) || doing) {
        return i - 1;
      }
    }
    return words.size() - 1;
  }

  private String idWord(Thing thing) {
    List<String> words = Words.of(thing.name());
    String word = vocabulary.isOpen() ? head(words) : String.join("-", words);
    String plain = word.replaceAll("[^\\p{L}\\p{N}-]", "");
    return plain.isEmpty() ? "thing" : plain.substring(0, Math.min(plain.length(), 40));
  }

  private boolean isTaken(String id) {
    return members.stream().anyMatch(member -> member.id().equals(id));
  }

  private static boolean isIn(String words, Member member) {
    List<String> prompt = Words.of(member.prompt());
    for (String form : Plurals.singulars(words)) {
      List<String> asked = Arrays.asList(form.split(" "));
      if (prompt.containsAll(asked) && asked.contains(head(prompt))) {
        return true;
      }
    }
    return false;
  }
}
