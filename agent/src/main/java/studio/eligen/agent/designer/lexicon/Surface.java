package studio.eligen.agent.designer.lexicon;

import java.util.Locale;
import java.util.Map;

/** Where on a thing others are, and whether there is room for them beneath. */
public enum Surface {
  /** Of a table: things stand on it and are seen a little from above. */
  TOP(0.12, true),
  /** Of a sofa. */
  SEAT(0.45, true),
  /** Of a horse or a bicycle: who is on it hides its middle. */
  BACK(0.45, false),
  /** Of a rug or a plate, which lie flat. */
  FLAT(0.5, false),
  /** Of a hill. */
  SLOPE(0.35, false),
  /** Of a tree, an umbrella, a bridge. */
  CROWN(0.25, true),
  /** Of a basket or a boat: what is in it looks out of it. */
  OPENING(0.12, false),
  /** Of all else: on it is on its upper edge, in it is inside. */
  EDGE(0.12, false);

  private static final Map<String, String> KINDS = WordList.facts("surfaces");

  private final double depth;
  private final boolean open;

  Surface(double depth, boolean open) {
    this.depth = depth;
    this.open = open;
  }

  /** The surface of what these words describe, or of what that is a kind of. */
  public static Surface of(String words) {
    String name = EverydayThings.described(words).map(EverydayThing::name).orElse(words);
    if (KINDS.containsKey(name)) {
      return named(name);
    }
    return EverydayThings.kinds(words).stream()
        .filter(KINDS::containsKey)
        .findFirst()
        .map(Surface::named)
        .orElse(EDGE);
  }

  /** How far below the thing's upper edge it is, as a part of the thing's height. */
  public double depth() {
    return depth;
  }

  /** Whether others find room under the thing, between its legs or below its branches. */
  public boolean isOpenBeneath() {
    return open;
  }

  private static Surface named(String kind) {
    return valueOf(KINDS.get(kind).toUpperCase(Locale.ROOT));
  }
}
