package studio.eligen.web.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.EverydayThings;

/** Under which heading a thing stands where hundreds are shown to choose from. */
final class Headings {

  private static final String OTHER = "Other things";

  /** By the widest kinds that things are of; what is of none of them is another thing. */
  private static final Map<String, String> OF_KINDS =
      Map.ofEntries(
          Map.entry("animal", "Animals"),
          Map.entry("person", "People"),
          Map.entry("creature", "Fairy tales"),
          Map.entry("plant", "Plants"),
          Map.entry("part of a plant", "Plants"),
          Map.entry("food", "Food and drink"),
          Map.entry("kitchenware", "At home"),
          Map.entry("container", "At home"),
          Map.entry("furniture", "At home"),
          Map.entry("light source", "At home"),
          Map.entry("device", "At home"),
          Map.entry("stationery", "At home"),
          Map.entry("tool", "Tools"),
          Map.entry("musical instrument", "Play and music"),
          Map.entry("sports equipment", "Play and music"),
          Map.entry("toy", "Play and music"),
          Map.entry("clothing", "To wear"),
          Map.entry("bag", "To wear"),
          Map.entry("jewelry", "To wear"),
          Map.entry("vehicle", "Vehicles"),
          Map.entry("building", "Buildings and streets"),
          Map.entry("structure", "Buildings and streets"),
          Map.entry("natural object", "Nature and sky"),
          Map.entry("surroundings", "Nature and sky"),
          Map.entry("sky object", "Nature and sky"),
          Map.entry("weather", "Nature and sky"));

  private Headings() {}

  /** All of them in the order in which they are shown. */
  static Stream<String> all() {
    return Stream.concat(OF_KINDS.values().stream().distinct().sorted(), Stream.of(OTHER));
  }

  static String of(String thing) {
    List<String> kinds = EverydayThings.kinds(thing);
    return kinds.stream().map(OF_KINDS::get).filter(Objects::nonNull).findFirst().orElse(OTHER);
  }
}
