package studio.eligen.agent.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.Design;

/**
 * Sentences written for measuring: rules may be written against the seen half; the other one stays
 * closed, and only its totals are told.
 */
record Halves(List<Utterance> seen, List<Utterance> untouched) {

  /** First sentences, on an empty design. */
  static Halves first() {
    return new Halves(utterances("first-seen.jsonl"), utterances("first-untouched.jsonl"));
  }

  /** Edits of {@link #designs}. */
  static Halves edits() {
    return new Halves(utterances("edits-seen.jsonl"), utterances("edits-untouched.jsonl"));
  }

  static Map<String, Design> designs() {
    try (InputStream in = Halves.class.getResourceAsStream("designs.json")) {
      return CorpusFiles.designs(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Utterance> utterances(String file) {
    try (InputStream in = Halves.class.getResourceAsStream(file)) {
      return in == null ? List.of() : CorpusFiles.utterances(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
