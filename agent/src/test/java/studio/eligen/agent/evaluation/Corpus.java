package studio.eligen.agent.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.Design;

/** The files of the corpus. */
record Corpus(
    List<Utterance> seen,
    List<Utterance> unseen,
    List<Utterance> heard,
    Map<String, Design> designs) {

  static final Path FOLDER = Path.of("src/test/resources/corpus");

  static Corpus read() {
    try (InputStream designs = Files.newInputStream(FOLDER.resolve("designs.json"))) {
      return new Corpus(
          utterances("seen.jsonl"),
          utterances("unseen.jsonl"),
          utterances("heard.jsonl"),
          CorpusFiles.designs(designs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Utterance> utterances(String file) throws IOException {
    try (InputStream in = Files.newInputStream(FOLDER.resolve(file))) {
      return CorpusFiles.utterances(in);
    }
  }
}
