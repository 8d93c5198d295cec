package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits what was said into single commands, and takes off the words of politeness. */
final class Clauses {

  private static final Set<String> ENDS = Set.of(";", ".", "!", "?");

  private static final Set<String> VERBS =
      Set.of(
          "move", "shift", "push", "slide", "drag", "nudge", "pull", "put", "place", "remove",
          "delete", "erase", "make", "paint", "colour", "color", "turn", "change", "replace",
          "swap", "add", "insert", "enlarge", "shrink", "resize", "bring", "send", "set", "get",
          "draw", "undo", "redo");

  private static final String[] LEADS = {
    "please",
    "could you",
    "can you",
    "would you",
    "will you",
    "i want you to",
    "i would like you to",
    "i want to",
    "i want",
    "i would like to",
    "i would like",
    "i would love",
    "i need",
    "let us",
    "now",
    "ok",
    "okay",
    "then",
    "also",
    "and",
    "just",
    "so",
    "well",
    "hey",
    "hi",
    "hello",
    "there is",
    "there are",
    "i see",
    "have",
    "a picture of",
    "an image of",
    "a photo of",
    "a drawing of",
    "a painting of",
    "the picture of",
    ",",
    "draw me",
    "make me",
    "give me",
    "show me",
    "make a picture of",
    "draw a picture of"
  };

  private static final Set<String> TAILS =
      Set.of("please", "now", "instead", "thanks", "too", ",", "and", "then", "ok", "also");

  private Clauses() {}

  static List<List<String>> split(List<String> words) {
    List<List<String>> clauses = new ArrayList<>();
    List<String> clause = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (ENDS.contains(word) || isJoint(words, i)) {
        add(clauses, clause);
        clause = new ArrayList<>();
      } else {
        clause.add(word);
      }
    }
    add(clauses, clause);
    return clauses;
  }

  private static boolean isJoint(List<String> words, int i) {
    boolean joins = Set.of("and", ",", "then", "but").contains(words.get(i));
    int next = i + 1;
    while (next < words.size() && Set.of("and", "then", "also", ",").contains(words.get(next))) {
      next++;
    }
    return joins && next < words.size() && VERBS.contains(words.get(next));
  }

  private static void add(List<List<String>> clauses, List<String> clause) {
    List<String> bare = stripped(clause);
    if (!bare.isEmpty()) {
      clauses.add(bare);
    }
  }

  private static List<String> stripped(List<String> clause) {
    Reading reading = new Reading(clause);
    while (!reading.done() && reading.accept(LEADS)) {
      continue;
    }
    List<String> rest = new ArrayList<>(reading.rest());
    if (rest.size() > 1 && String.join(" ", rest).endsWith("thank you")) {
      rest = rest.subList(0, rest.size() - 2);
    }
    while (!rest.isEmpty() && TAILS.contains(rest.get(rest.size() - 1))) {
      rest.remove(rest.size() - 1);
    }
    return rest;
  }
}
