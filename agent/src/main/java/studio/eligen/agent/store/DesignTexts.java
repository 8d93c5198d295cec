package studio.eligen.agent.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.History.Version;

/**
 * Designs as they are kept, written before a transaction begins: large masks take seconds, and
 * meanwhile nobody else could keep anything.
 */
final class DesignTexts {

  /** More are written only when they are needed, as all of them may fill the memory. */
  private static final long MOST_CHARACTERS = 2L * DesignJson.LONGEST_TEXT;

  private final Map<Integer, String> written = new HashMap<>();

  DesignTexts(List<Version> versions) {
    long characters = 0;
    for (Version version : versions) {
      if (characters < MOST_CHARACTERS) {
        String text = DesignJson.text(version.design());
        characters += text.length();
        written.put(version.number(), text);
      }
    }
  }

  String of(Version version) {
    String text = written.get(version.number());
    return text == null ? DesignJson.text(version.design()) : text;
  }
}
