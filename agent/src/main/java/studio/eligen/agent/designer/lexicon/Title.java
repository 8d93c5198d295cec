package studio.eligen.agent.designer.lexicon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.eligen.agent.design.Shown;

/** What a picture is called by what it shows: "two cats and a red car on a beach". */
public final class Title {

  /** Kinds of things that are told; of more, the last ones are only counted. */
  private static final int MOST_TOLD = 6;

  /** Words with which a scene goes on from the things; any other one stands apart. */
  private static final Set<String> LEADING =
      Set.of(
          "above", "against", "along", "among", "around", "at", "before", "behind", "below",
          "beneath", "beside", "between", "by", "during", "from", "in", "inside", "near", "on",
          "outside", "over", "through", "under", "with");

  private Title() {}

  /** The title, without a capital letter; empty where nothing is shown. */
  public static String of(Shown shown) {
    String things = English.list(things(shown.things()));
    if (things.isEmpty()) {
      return shown.scene().replaceFirst("^(?:in|on|at) ", "");
    }
    if (shown.scene().isEmpty()) {
      return things;
    }
    boolean leads = LEADING.contains(shown.scene().split(" ")[0]);
    return things + (leads ? " " : ", ") + shown.scene();
  }

  private static List<String> things(List<String> prompts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    prompts.forEach(prompt -> counts.merge(prompt, 1, Integer::sum));
    List<String> told = new ArrayList<>();
    int left = prompts.size();
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      boolean last = told.size() == MOST_TOLD - 1;
      if (last && left > each.getValue()) {
        told.add(left + " more");
        break;
      }
      told.add(counted(each.getKey(), each.getValue()));
      left -= each.getValue();
    }
    return told;
  }

  private static String counted(String prompt, int count) {
    if (count > 1) {
      return Numerals.name(count) + " " + Plurals.pluralOfPhrase(prompt);
    }
    return Plurals.isPlural(prompt) ? prompt : English.withArticle(prompt);
  }
}
