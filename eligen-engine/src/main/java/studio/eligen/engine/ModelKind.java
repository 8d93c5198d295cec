package studio.eligen.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Which of the FLUX.1 models it is. Their files have the same names; they are used differently. */
public enum ModelKind {
  /** Text to picture, with guidance distilled into an input. */
  DEV("FLUX.1-dev"),
  /** The same in a few steps and without guidance. */
  SCHNELL("FLUX.1-schnell"),
  /** As dev, trained for photographs. */
  KREA("FLUX.1-Krea-dev"),
  /** As dev, and edits a picture that is given beside the noise. */
  KONTEXT("FLUX.1-Kontext-dev"),
  /** Paints within a picture, from a picture and a mask beside the noise. */
  FILL("FLUX.1-Fill-dev"),
  /** Follows a map of depth or edges that is given beside the noise. */
  CONTROL("FLUX.1-Depth-dev or FLUX.1-Canny-dev"),
  /** FLUX.1's architecture in another size, such as the model that ships. */
  OTHER("a model of FLUX.1's architecture");

  private static final int SCHNELL_T5_LENGTH = 256;

  /** What people call it. */
  public final String title;

  ModelKind(String title) {
    this.title = title;
  }

  /** The kind of this name, in lower case: {@code dev}, {@code schnell} and so on. */
  public static Optional<ModelKind> of(String name) {
    for (ModelKind kind : values()) {
      if (kind.word().equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The longest T5 prompt that it was trained with, where that is less than its tokenizer says. */
  public OptionalInt longestT5() {
    return this == SCHNELL ? OptionalInt.of(SCHNELL_T5_LENGTH) : OptionalInt.empty();
  }
}
