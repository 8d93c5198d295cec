package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits what was said into single commands, and takes off the words of politeness. */
final class Clauses {

  private static final Set<String> ENDS = Set.of(";", ".", "!", "?");

  /** Words that begin a command. */
  static final Set<String> VERBS =
      Set.of(
          "move",
          "shift",
          "push",
          "slide",
          "drag",
          "nudge",
          "pull",
          "put",
          "place",
          "remove",
          "delete",
          "erase",
          "make",
          "paint",
          "colour",
          "color",
          "turn",
          "change",
          "replace",
          "swap",
          "switch",
          "exchange",
          "add",
          "insert",
          "enlarge",
          "shrink",
          "resize",
          "bring",
          "send",
          "set",
          "get",
          "give",
          "draw",
          "undo",
          "redo",
          "duplicate",
          "copy",
          "clone",
          "mirror",
          "flip",
          "take",
          "throw",
          "kick",
          "try",
          "raise",
          "lower",
          "lift",
          "stretch",
          "keep",
          "lose",
          "forget",
          "stick",
          "recolour",
          "recolor",
          "let",
          "drop",
          "show");

  /** What comes before a wish and says nothing of it. */
  private static final Pattern LEADS =
      Pattern.compile(
          "(?:(?:please|ok|okay|oh|ah|hm+|u[hm]+|oops|whoops|meh|nah|nope|yes|yeah|well|so|now|then"
              + "|also|and|but|just|hey|hi|hello|sorry|actually|maybe|perhaps|instead|finally|,"
              + "|no(?= (?:,|make|move|put|even|i|the|it|that|this) )|(?:right|great|nice|cool|good|perfect) ,"
              + "|i (?:think|guess)(?: that)?|i was thinking(?: of)?"
              + "|(?:could|can|would|will) you(?: please)?(?: maybe)?(?= \\w)"
              + "|(?:could|can|may) (?:we|i)(?: please)?(?: have| get| see)?"
              + "|i (?:want|need|wish|would (?:like|love|want))(?: you)?(?: to(?: have| see)?)?"
              + "(?= (?!better|more|less|that|it$|number|the first|the second|the third))"
              + "|we (?:want|need|would like)(?: to (?:have|see))?"
              + "|it (?:could|can|would) (?:do with|use|be nice with)|it needs|it is missing"
              + "|let us(?: (?:start|begin)(?: off)? with| have| make)?(?= (?!try))"
              + "|there (?:is|are|should be|could be|must be|needs to be|has to be)"
              + "|i (?:can )?see|have(?= (?:a|an|some|two|three) )"
              + "|(?:(?:make|draw|paint|create|generate|show|give)(?: me| us)? )?(?:a |an |the |one )?(?:nice )?"
              + "(?:picture|image|photo|drawing|painting|scene) (?:of|with|showing)"
              + "|(?:draw|make|give|show|get|paint|create) (?:me|us)(?: something with)?"
              + ") )*");

  /** What comes after a wish and says nothing of it. */
  private static final Pattern TAILS =
      Pattern.compile(
          "(?: (?:please|now|instead|thanks|thank you(?: so much)?|too|,|and|then|ok|okay|also|as well|imo|imho|maybe"
              + "|though|tho|lol|for me|if (?:you can|possible)|i (?:think|guess)|in the picture"
              + "|or (?:so|something)))+$");

  /** An opinion, which is no command beside one. */
  private static final Pattern REMARK =
      Pattern.compile(
          "(?:i (?:do|did) not (?:really )?(?:like|want) (?:the \\w+|it|this|that)|(?:it is|its|that is|they are)"
              + "(?: so| too| very| really| not| a bit)? \\w+|too many \\w+|looks? \\w+|(?:very )?(?:nice|great|good))");

  private Clauses() {}

  static List<List<String>> split(List<String> words) {
    List<List<String>> clauses = new ArrayList<>();
    List<String> clause = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (ENDS.contains(words.get(i)) || isJoint(words, i)) {
        add(clauses, clause);
        clause = new ArrayList<>();
      } else {
        clause.add(words.get(i));
      }
    }
    add(clauses, clause);
    List<List<String>> wishes = clauses.stream().filter(c -> !isRemark(c)).toList();
    return wishes.isEmpty() ? clauses : wishes;
  }

  static boolean isRemark(List<String> clause) {
    return REMARK.matcher(String.join(" ", clause)).matches();
  }

  /** Whether the word at this place stands between two commands. */
  private static boolean isJoint(List<String> words, int i) {
    if (!Set.of("and", ",", "then", "but").contains(words.get(i))) {
      return false;
    }
    int next = i + 1;
    while (next < words.size()
        && Set.of("and", "then", "also", ",", "instead", "just", "please")
            .contains(words.get(next))) {
      next++;
    }
    return next < words.size() && beginsClause(words.subList(next, words.size()));
  }

  private static boolean beginsClause(List<String> words) {
    if (VERBS.contains(words.get(0))) {
      return true;
    }
    String said = String.join(" ", words.subList(0, Math.min(6, words.size())));
    return said.matches("(?:it is|its|that is) (?:so |too |very )?\\w+(?: [,.;].*)?")
        || said.matches("there (?:should|could|must) .*")
        || said.matches("(?:the|both|all)(?: \\w+){1,3} (?:should|must|needs?|has|have) .*");
  }

  private static void add(List<List<String>> clauses, List<String> clause) {
    List<String> bare = stripped(clause);
    if (!bare.isEmpty()) {
      clauses.add(bare);
    }
  }

  private static List<String> stripped(List<String> clause) {
    String said = String.join(" ", clause) + " ";
    var leads = LEADS.matcher(said);
    String rest = leads.lookingAt() ? said.substring(leads.end()) : said;
    String kept = TAILS.matcher(" " + rest.strip()).replaceFirst("").strip();
    return kept.isEmpty() ? List.of() : List.of(kept.split(" "));
  }
}
