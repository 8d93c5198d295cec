package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;

/** Puts sentences together. */
final class Replies {

  private Replies() {}

  static List<String> with(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
