package studio.eligen.agent.designer.references;

import java.util.List;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.references.Cast.Member;

/** Says why words do not tell which thing of the picture they mean. */
public final class Doubts {

  private Doubts() {}

  public static String absent(Cast cast, String said) {
    String what = said.replaceFirst("^(?:(?:the|an?|my|this|that|all)(?: |$))+", "");
    List<String> ids = cast.members().stream().map(Member::id).toList();
    String there = ids.isEmpty() ? "it is still empty" : "it has " + cast.named(ids);
    if (what.matches("image|picture|photo|photograph|drawing|canvas")) {
      return "I do not know what to do with the %s as a whole there.".formatted(what);
    }
    return what.isBlank()
        ? "I do not know which thing of the picture you mean: " + there + "."
        : "there %s no %s in the picture: %s."
            .formatted(Plurals.isSeveral(Nouns.head(Words.of(what))) ? "are" : "is", what, there);
  }

  /** Names those that the noun means, of which none is as the rest of the words say. */
  public static String none(Cast cast, String said, List<Member> named) {
    return "nothing in the picture is \"%s\": there is %s."
        .formatted(said, English.list(named.stream().map(m -> placed(cast, m)).toList()));
  }

  /** Names each of the things that words can mean, with its place. */
  public static String whichOne(Cast cast, String said, List<Member> meant) {
    List<String> each = meant.stream().map(member -> placed(cast, member)).toList();
    return "\"%s\" could be %s: which one? Say for example \"the first one\" or \"the one on the left\"."
        .formatted(said, English.list(each));
  }

  private static String placed(Cast cast, Member member) {
    String name = cast.named(List.of(member.id()));
    return member.bounds().map(at -> "%s (%s)".formatted(name, Sides.where(at))).orElse(name);
  }
}
