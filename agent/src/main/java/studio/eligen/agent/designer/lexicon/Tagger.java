package studio.eligen.agent.designer.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import opennlp.tools.ml.BeamSearch;
import opennlp.tools.util.featuregen.FeatureGeneratorUtil;

/**
 * Tags words as OpenNLP does, with Apache's model, which was trained on the English Web Treebank.
 * OpenNLP would put together what it looks at by an XML file, which takes longer to read than a
 * sentence does.
 */
final class Tagger {

  private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.2-2.5.0.bin";

  /** As the model was trained. */
  private static final int BEAM = 3;

  /** How many words on each side are looked at. */
  private static final int WINDOW = 2;

  private static final int LONGEST_AFFIX = 4;

  /** How the features of words themselves begin. */
  private static final String WORD = "w=";

  private final TaggerModel model;
  private final BeamSearch search;
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
    String[] all = words.toArray(new String[0]);
    return search
        .bestSequence(all, null, Tagger::features, (at, said, before, tag) -> true)
        .getOutcomes()
        .stream()
        .map(Tag::ofUniversal)
        .toList();
  }

  /** What the model was trained on: the letters of a word, and what is before and behind it. */
  private static String[] features(int at, String[] words, String[] tags, Object[] none) {
    String word = words[at];
    List<String> features = new ArrayList<>(List.of("def"));
    for (int length = 1; length <= Math.min(word.length(), LONGEST_AFFIX); length++) {
      features.add("suf=" + word.substring(word.length() - length));
      features.add("pre=" + word.substring(0, length));
    }
    features.add(WORD + word.toLowerCase(Locale.ROOT));
    for (int away = 1; away <= WINDOW; away++) {
      if (at >= away) {
        features.add("p" + away + WORD + words[at - away].toLowerCase(Locale.ROOT));
      }
      if (at + away < words.length) {
        features.add("n" + away + WORD + words[at + away].toLowerCase(Locale.ROOT));
      }
    }
    if (at <= WINDOW) {
      features.add((at == 0 ? "" : "p" + at) + "S=begin");
    }
    String form = FeatureGeneratorUtil.tokenFeature(word);
    features.add("wc=" + form);
    features.add("w&c=" + word.toLowerCase(Locale.ROOT) + "," + form);
    if (at > 0) {
      features.add("t=" + tags[at - 1]);
    }
    if (at > 1) {
      features.add("t2=" + tags[at - 2] + "," + tags[at - 1]);
    }
    return features.toArray(new String[0]);
  }

  /** Whether the model has often met a word. */
  boolean hasMet(String word) {
    return model.knows(WORD + word);
  }
}
