package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.WordList;

/** Splits what was said into single commands, and takes off the words of politeness. */
final class Clauses {

  private static final Set<String> ENDS = Set.of(";", ".", "!", "?");

  /** Words that begin a command. */
  static final Set<String> VERBS = WordList.words("verbs");

  private static final String PICTURE =
      "(?:picture|image|photo|drawing|painting|scene|illustration)";

  /** What makes a whole command of a thing: "the car should …". */
  private static final Set<String> WISHES =
      Set.of("should", "must", "need", "needs", "has", "have", "is", "are", "can", "could", "want");

  /** What comes before a wish and says nothing of it. */
  private static final Pattern LEADS =
      Pattern.compile(
          "(?:(?:please(?: to)?|ok|okay|oh|ah|aw|hm+|u[hm]+|oops|whoops|meh|nah|nope|yes|yeah|well|so|now|then|wait"
              + "|also|and|but|just|hey|hi|hello|sorry|actually|maybe|perhaps|instead(?! of)|lastly|,|no ,"
              + "|no(?= (?:make|move|put|even|i|the|it|that|this) )|no wait"
              + "|(?:right|great|nice|cool|good|perfect|lovely) ,"
              + "|(?:first|firstly|secondly|next|finally)(?: of all)?(?= (?:,|an? |(?!one|dog|cat)\\w+ (?:the|a|an|it|them|all|everything) ))"
              + "|not (?:there|like that|that|so|quite|that one|this one) ,"
              + "|no(?= not )|(?:that|it|this) (?:was|is|looks) (?:wrong|not right|bad|worse|ugly) ,"
              + "|i (?:have )?changed my mind ,|on second thoughts?(?: ,)?|(?:would|do) you mind|i (?:think|guess|feel)(?: that| like)?|i was (?:thinking|wondering)(?: of| about| if)?"
              + "|(?:could|can|would|will) you(?: please| kindly| perhaps| maybe| just| also)*(?= \\w)"
              + "|is it possible to|would it be possible to|i am going to need"
              + "|(?:could|can|may|might|shall|should) (?:we|i)(?: please| also| maybe| perhaps| just)*"
              + "(?: (?:have|see|get(?! rid)))?"
              + "|(?:i|we|me)(?: really| just| only| also| still)? (?:want|need|wish for|wish|would (?:really )?(?:like|love|want|need))"
              + "(?: you)?(?: to(?: have| see| get(?! rid))?)?"
              + "(?= (?!better|more|less|that|it$|number|the first|the second|the third))"
              + "|(?:it|this)(?: \\w+)? (?:could|can|would) (?:do with|use|be nice with)|(?:it|this)(?: picture| scene)? needs"
              + "|it is missing"
              + "|it would be (?:nice|good|great|cool|lovely|fun)(?: to have| to see| if there (?:was|were)| if| with| to)?"
              + "|you (?:forgot|forget|missed)(?: to (?:add|draw|put in))?(?= (?!it ))"
              + "|let us(?: (?:start|begin)(?: off)? with| have| make| see| add)?(?= (?!try))|let there be"
              + "|(?:start|begin)(?: off)? with|imagine|picture this"
              + "|there (?:is|are|should be|could be|must be|needs to be|has to be)"
              + "|i (?:can )?see|have(?= (?:a|an|some|two|three) )"
              + "|(?:(?:make|draw|paint|create|generate|show|give|design)(?: me| us)? )?(?:a |an |the |one |my )?(?:nice )?"
              + PICTURE
              + " (?:of|with|showing|featuring|containing|that shows|which shows|where|in which|has|shows)"
              + "|(?:draw|make|give|show|get|paint|create|do) (?:me|us)(?: something with)?|something with"
              + ") )*");

  /** What comes after a wish and says nothing of it. */
  private static final Pattern TAILS =
      Pattern.compile(
          "(?: (?:please|now|instead|thanks|thank you(?: so much)?|too|,|and|then|ok|okay|also|as well|imo|imho|maybe|or"
              + "|though|tho|lol|for me|if (?:you can|possible|that is ok)|i (?:think|guess)|in the picture"
              + "|(?:could|can|would|will) you|or (?:so|something)))+$");

  private static final String OPINION =
      "(?:so |too |very |really |not |a bit |a little |quite |pretty |kind of |rather )*";

  /** An opinion, which is no command beside one. */
  private static final Pattern REMARK =
      Pattern.compile(
          "(?:i (?:do|did) not (?:really )?(?:like|want) (?:it|this|that)|(?:it is|its|that is|they are|that was|this is|it was) "
              + OPINION
              + "\\w+|too many \\w+|looks? "
              + OPINION
              + "\\w+|(?:very )?(?:nice|great|good|wow|cool|wrong|no|stop|hmm+|thanks|well done)"
              + "|the (?:background|scene|place|picture|style) (?:is|looks|seems) "
              + OPINION
              + "\\w+)");

  /** What was said of something else than "it" comes first: "a dog instead". */
  private static final Pattern INSTEAD =
      Pattern.compile(".* instead(?: please| now| maybe| then)*");

  /** "instead of the sun": the wish is still to come. */
  private static final String CONTRAST =
      "(?:.+ )?(?:instead of|rather than|in (?:the )?place of)(?: \\w+){1,4}";

  private Clauses() {}

  static List<List<String>> split(List<String> words) {
    List<List<String>> clauses = new ArrayList<>();
    List<String> clause = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (ENDS.contains(words.get(i)) || isJoint(words, i, clause)) {
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
  private static boolean isJoint(List<String> words, int i, List<String> before) {
    boolean contrast = String.join(" ", before).matches(CONTRAST);
    if (contrast || !Set.of("and", ",", "then", "but").contains(words.get(i))) {
      return false;
    }
    int next = i + 1;
    while (next < words.size()
        && Set.of(
                "and", "then", "also", ",", "instead", "just", "please", "finally", "lastly",
                "next", "maybe", "now")
            .contains(words.get(next))) {
      next++;
    }
    return next < words.size() && beginsClause(words.subList(next, words.size()), before);
  }

  private static boolean beginsClause(List<String> words, List<String> before) {
    if (VERBS.contains(words.get(0))) {
      return true;
    }
    String said = String.join(" ", words.subList(0, Math.min(6, words.size())));
    boolean wishes =
        said.matches(
            "(?:i|we) (?:also )?(?:want|need|would like) (?:an?|the|some|two|three|it) .*");
    if (wishes && Collections.disjoint(before, Set.of("not", "no"))) {
      return true;
    }
    return said.matches("(?:it is|its|that is) (?:so |too |very )?\\w+(?: [,.;].*)?")
        || said.matches("there (?:should|could|must) .*")
        || said.matches("(?:the|both|all)(?: \\w+){1,3} (?:should|must|needs?|has|have) .*")
            && !before.isEmpty()
            && (VERBS.contains(before.get(0)) || !Collections.disjoint(before, WISHES));
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
    if (kept.isEmpty()) {
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of(kept.split(" ")));
    words.set(0, verb(words.get(0)));
    if (INSTEAD.matcher(rest.strip()).matches()) {
      words.add(0, "instead");
    }
    return words;
  }

  /** "move" of "moving". */
  private static String verb(String word) {
    if (!word.endsWith("ing") || word.length() < 5) {
      return word;
    }
    String stem = word.substring(0, word.length() - 3);
    return Stream.of(stem, stem + "e", stem.substring(0, stem.length() - 1))
        .filter(VERBS::contains)
        .findFirst()
        .orElse(word);
  }
}
