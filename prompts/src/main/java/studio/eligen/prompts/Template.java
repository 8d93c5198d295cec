package studio.eligen.prompts;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with slots that are known to be the right ones. */
record Template(String text, Set<String> slots) {

  private static final Pattern SLOT = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->\\s*", Pattern.DOTALL);

  /** Markdown comments are notes to whoever edits the file, and are left out. */
  static Template parse(String source, String markdown, Set<String> slots) {
    String text = COMMENT.matcher(markdown).replaceAll("").strip();
    Set<String> found =
        SLOT.matcher(text)
            .results()
            .map(slot -> slot.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String slot : found) {
      if (!slots.contains(slot)) {
        throw new PromptException(
            "The prompt %s has a slot {{%s}} that nothing fills; it may use %s."
                .formatted(source, slot, listed(slots)));
      }
    }
    for (String slot : new TreeSet<>(slots)) {
      if (!found.contains(slot)) {
        throw new PromptException(
            "The prompt %s lacks the slot {{%s}}; add it, as what belongs there would be lost."
                .formatted(source, slot));
      }
    }
    return new Template(text, slots);
  }

  String fill(Map<String, String> values) {
    if (!values.keySet().equals(slots)) {
      throw new IllegalArgumentException("slots " + slots + " filled with " + values.keySet());
    }
    return SLOT.matcher(text)
        .replaceAll((MatchResult slot) -> Matcher.quoteReplacement(values.get(slot.group(1))));
  }

  private static String listed(Set<String> slots) {
    return new TreeSet<>(slots)
        .stream().map(slot -> "{{" + slot + "}}").collect(Collectors.joining(", "));
  }
}
