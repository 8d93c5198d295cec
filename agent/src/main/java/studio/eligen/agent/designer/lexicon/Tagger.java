package studio.eligen.agent.designer.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import opennlp.tools.ml.BeamSearch;
import opennlp.tools.postag.ConfigurablePOSContextGenerator;
import opennlp.tools.postag.POSContextGenerator;
import opennlp.tools.util.featuregen.AggregatedFeatureGenerator;
import opennlp.tools.util.featuregen.CachedFeatureGenerator;
import opennlp.tools.util.featuregen.OutcomePriorFeatureGenerator;
import opennlp.tools.util.featuregen.PosTaggerFeatureGenerator;
import opennlp.tools.util.featuregen.PrefixFeatureGenerator;
import opennlp.tools.util.featuregen.SentenceFeatureGenerator;
import opennlp.tools.util.featuregen.SuffixFeatureGenerator;
import opennlp.tools.util.featuregen.TokenClassFeatureGenerator;
import opennlp.tools.util.featuregen.TokenFeatureGenerator;
import opennlp.tools.util.featuregen.WindowFeatureGenerator;

/**
 * OpenNLP's tagger with Apache's model, trained on the English Web Treebank. Its parts are put
 * together here, as OpenNLP would by an XML file of the model's zip file, which takes longer to
 * read than a sentence does.
 */
final class Tagger {

  private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.2-2.5.0.bin";

  /** As the model was trained. */
  private static final int BEAM = 3;

  private static final int WINDOW = 2;

  /** How the features of words themselves begin. */
  private static final String WORD = "w=";

  private final TaggerModel model;
  private final BeamSearch search;
  private final POSContextGenerator features =
      new ConfigurablePOSContextGenerator(
          new CachedFeatureGenerator(
              new AggregatedFeatureGenerator(
                  new OutcomePriorFeatureGenerator(),
                  new SuffixFeatureGenerator(),
                  new PrefixFeatureGenerator(),
                  new WindowFeatureGenerator(new TokenFeatureGenerator(), WINDOW, WINDOW),
                  new WindowFeatureGenerator(
                      new SentenceFeatureGenerator(true, false), WINDOW, WINDOW),
                  new TokenClassFeatureGenerator(true),
                  new PosTaggerFeatureGenerator())));

  Tagger() {
    try (InputStream file = Tagger.class.getResourceAsStream(MODEL)) {
      model = TaggerModel.read(file, "pos.model");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    search = new BeamSearch(BEAM, model);
  }

  /** Of each word its part of speech, as far as its letters and the words around it tell. */
  List<Tag> tags(List<String> words) {
    return search
        .bestSequence(
            words.toArray(new String[0]), null, features, (at, all, before, tag) -> true)
        .getOutcomes()
        .stream()
        .map(Tag::ofUniversal)
        .toList();
  }

  /** Whether the model has often met a word. */
  boolean hasMet(String word) {
    return model.knows(WORD + word);
  }
}
