package studio.eligen.agent.designer.language;

import java.util.List;
import studio.eligen.agent.designer.language.Cast.Member;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Words;

/** Adjectives that tell one of several things: "the red one", "the second dog", "the other cat". */
final class Filters {

  private final Colours colours;
  private final List<String> focus;

  /**
   * @param focus what was spoken of last, which "the other" leaves out
   */
  Filters(Colours colours, List<String> focus) {
    this.colours = colours;
    this.focus = focus;
  }

  boolean knows(String word) {
    return colours.isColour(word)
        || Numerals.position(word) >= 0
        || Extremes.knows(word)
        || List.of("last", "other").contains(word)
        || SizeWords.knows(word);
  }

  /** Those of these things that the word can mean. */
  List<Member> of(List<Member> members, String word) {
    if (members.isEmpty()) {
      return members;
    }
    int index = Numerals.position(word);
    if (index >= 0) {
      return index < members.size() ? List.of(members.get(index)) : List.of();
    }
    if (Extremes.knows(word)) {
      return Extremes.of(members, word);
    }
    return switch (word) {
      case "last" -> List.of(members.get(members.size() - 1));
      case "other" -> members.stream().filter(member -> !focus.contains(member.id())).toList();
      default -> sized(members, word);
    };
  }

  /** "the big dog" is the biggest; of one dog only, it is that one. */
  private List<Member> sized(List<Member> members, String word) {
    if (!SizeWords.knows(word)) {
      return coloured(members, word);
    }
    return members.size() == 1
        ? members
        : Extremes.of(members, SizeWords.scale(word) > 1 ? "biggest" : "smallest");
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
}
