package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;

/** Why words cannot be followed, as a sentence for the person who said them. */
final class Misunderstanding extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What the words were about, if only the end of them was missing. */
  private final transient Optional<List<String>> about;

  /** What may have been meant, if the sentence asks that. */
  private final transient Optional<Suggestion> suggestion;

  /** Words of the vocabulary that may have been meant by others. */
  record Suggestion(String heard, String meant) {}

  Misunderstanding(String reason) {
    this(reason, Optional.empty(), Optional.empty());
  }

  Misunderstanding(String reason, Optional<Suggestion> suggestion) {
    this(reason, Optional.empty(), suggestion);
  }

  private Misunderstanding(
      String reason, Optional<List<String>> about, Optional<Suggestion> suggestion) {
    super(reason, null, false, false);
    this.about = about;
    this.suggestion = suggestion;
  }

  /** Words that say what they are about, and not yet what shall become of it. */
  static Misunderstanding unfinished(String reason, List<String> about) {
    return new Misunderstanding(reason, Optional.of(about), Optional.empty());
  }

  /** Why a thing cannot be drawn, with what may have been meant. */
  static Misunderstanding unknown(String said, Vocabulary vocabulary) {
    String words = Unknown.name(said);
    return new Misunderstanding(
        Unknown.thing(words, vocabulary),
        Unknown.nearest(words, vocabulary).map(meant -> new Suggestion(words, meant)));
  }

  Optional<List<String>> about() {
    return about;
  }

  Optional<Suggestion> suggestion() {
    return suggestion;
  }
}
