package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;

/** Why words cannot be followed, as a sentence for the person who said them. */
final class Misunderstanding extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What the words were about, if only the end of them was missing. */
  private final transient Optional<List<String>> about;

  Misunderstanding(String reason) {
    this(reason, Optional.empty());
  }

  private Misunderstanding(String reason, Optional<List<String>> about) {
    super(reason, null, false, false);
    this.about = about;
  }

  /** Words that say what they are about, and not yet what shall become of it. */
  static Misunderstanding unfinished(String reason, List<String> about) {
    return new Misunderstanding(reason, Optional.of(about));
  }

  Optional<List<String>> about() {
    return about;
  }
}
