package studio.eligen.agent.annotation;

import java.util.Arrays;

/** Why a box that a model wrote is not learnt from. */
public enum Doubt {
  NO_NUMBER("no-number", "has no number where an edge should be"),
  OUTSIDE("outside", "lies outside of the picture"),
  BEYOND("beyond", "reaches far beyond the border of the picture"),
  SMALL("small", "is smaller than a model learns"),
  WHOLE("whole", "is the whole picture"),
  NAMELESS("nameless", "has no name of a thing"),
  TWICE("twice", "is there already"),
  EMPTY("empty", "has one colour in it and nothing else");

  private final String label;
  private final String words;

  Doubt(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** Its name in files: "no-number". */
  public String label() {
    return label;
  }

  /** What it says of a box: "lies outside of the picture". */
  public String words() {
    return words;
  }

  /**
   * The one that is called so in files.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Doubt named(String label) {
    return Arrays.stream(values())
        .filter(doubt -> doubt.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no doubt is called " + label));
  }
}
