package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.regex.Pattern;

/**
 * "…, so that he is not cut off at the edge": a wish that is fulfilled already, as all things are
 * whole within the picture.
 */
public final class Edges {

  private static final String WHOLE =
      "(?:(?:is|are|be|gets?|being|does|do) )?(?:not|never)(?: (?:get|be|being))? (?:cut|cropped|chopped)(?: off)?"
          + "|(?:is |are |be )?(?:fully|completely|entirely) (?:visible|inside|in (?:the )?(?:picture|frame|view))";

  private static final String WHO =
      "(?:(?:so that|so|and|but|that|make sure|making sure) )*"
          + "(?:(?:he|she|it|they|both|all of them|nothing|(?:the|its|his|her)(?: whole)?(?: \\w+){1,2}) )?";

  private static final String WHERE =
      "(?: (?:at|by|on|from) (?:the |any )?(?:\\w+ )?(?:edges?|sides?|borders?|top|bottom))?(?: of the (?:picture|image|frame))?";

  private static final Pattern SAID =
      Pattern.compile("(?:^|(?<= ))(?:, )?" + WHO + "(?:" + WHOLE + ")" + WHERE + "(?= [.,;!]|$)");

  private Edges() {}

  /** What else is said; the words as they are where nothing else is. */
  public static List<String> out(List<String> words) {
    String rest = rest(words);
    return rest.isEmpty() || rest.matches("[.,;! ]*") ? words : List.of(rest.split(" "));
  }

  /** Whether words say no more than that. */
  public static boolean isAll(List<String> words) {
    return !words.isEmpty() && rest(words).matches("[.,;! ]*");
  }

  private static String rest(List<String> words) {
    return SAID.matcher(String.join(" ", words))
        .replaceAll("")
        .replaceAll(" ,(?: ,)+", " ,")
        .strip();
  }
}
