package studio.eligen.agent.design;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import studio.eligen.engine.Style;

/**
 * A picture in whose style all or some is drawn, by models that can.
 *
 * @param file the picture's file, small: every version of a design has it
 * @param scale how strongly it acts: above 0, at most {@value #LARGEST_SCALE}
 * @param things ids of those that alone are drawn in its style; none means everything
 */
public record StylePicture(byte[] file, double scale, Set<String> things) {

  /** More than a JPEG takes of the size that such pictures are kept in. */
  public static final int MOST_BYTES = 400_000;

  /** The engine's bound. A constant: nothing that draws is loaded for it. */
  public static final double LARGEST_SCALE = Style.LARGEST_SCALE;

  public StylePicture {
    if (file.length == 0 || file.length > MOST_BYTES) {
      throw new InvalidEdit(
          "The style picture has %d bytes; 1 to %d are kept.".formatted(file.length, MOST_BYTES));
    }
    if (!(scale > 0 && scale <= LARGEST_SCALE)) {
      throw new InvalidEdit(
          "The scale of the style picture is %s; it must be above 0 and at most %.0f."
              .formatted(scale, LARGEST_SCALE));
    }
    file = file.clone();
    things = Collections.unmodifiableSet(new TreeSet<>(things));
  }

  /** One in whose style all is drawn. */
  public StylePicture(byte[] file, double scale) {
    this(file, scale, Set.of());
  }

  /** The same for these things alone, or for everything where there are none. */
  public StylePicture on(Set<String> ids) {
    return new StylePicture(file, scale, ids);
  }

  /** What is left of it where there are only these things: nothing if it was for others alone. */
  Optional<StylePicture> among(Set<String> ids) {
    if (ids.containsAll(things)) {
      return Optional.of(this);
    }
    Set<String> left = new TreeSet<>(things);
    left.retainAll(ids);
    return left.isEmpty() ? Optional.empty() : Optional.of(on(left));
  }

  @Override
  public byte[] file() {
    return file.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StylePicture picture
        && scale == picture.scale
        && things.equals(picture.things)
        && Arrays.equals(file, picture.file);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(file) + Double.hashCode(scale) + things.hashCode();
  }

  @Override
  public String toString() {
    return "StylePicture[" + file.length + " bytes, scale " + scale + ", things " + things + "]";
  }
}
