package studio.eligen.agent.designer.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;

/**
 * Tells what part of speech each word of a sentence is: OpenNLP's maximum-entropy tagger, overruled
 * by the words whose part is certain here (directions, colours, numbers, prepositions) and by the
 * things of the lexicon. The models are Apache's, trained on the English Web Treebank.
 */
public final class PartsOfSpeech {

  private static final String TAGGER = "/opennlp-en-ud-ewt-pos-1.2-2.5.0.bin";
  private static final int LONGEST_NAME = 3;
  private static final String LEMMATIZER = "/opennlp-en-ud-ewt-lemmas-1.2-2.5.0.bin";

  /** Words whose part of speech is the same in all that is said about pictures. */
  private static final Map<String, String> CLOSED = WordList.facts("closed-classes");

  /** Words that begin a command. */
  private static final Set<String> COMMANDS = WordList.words("verbs");

  private static final CompletableFuture<PartsOfSpeech> LOADED =
      CompletableFuture.supplyAsync(PartsOfSpeech::load);

  private final POSTaggerME tagger;
  private final LemmatizerME lemmatizer;

  private PartsOfSpeech(POSModel tagger, LemmatizerModel lemmatizer) {
    this.tagger = new POSTaggerME(tagger, POSTagFormat.UD);
    this.lemmatizer = new LemmatizerME(lemmatizer);
  }

  /** Begins to load the models in the background, once. */
  public static void preload() {
    // Naming the class has begun it.
  }

  /** The words with their parts of speech, in their order. */
  public static List<Token> of(List<String> words) {
    return words.isEmpty() ? List.of() : LOADED.join().tokens(words);
  }

  private static PartsOfSpeech load() {
    try (InputStream tagger = PartsOfSpeech.class.getResourceAsStream(TAGGER);
        InputStream lemmatizer = PartsOfSpeech.class.getResourceAsStream(LEMMATIZER)) {
      return new PartsOfSpeech(new POSModel(tagger), new LemmatizerModel(lemmatizer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One at a time: the tagger keeps what it found last. */
  private synchronized List<Token> tokens(List<String> words) {
    String[] said = words.toArray(new String[0]);
    String[] guessed = tagger.tag(said);
    Tag[] tags = new Tag[said.length];
    for (int i = 0; i < said.length; i++) {
      Tag before = i == 0 ? Tag.PUNCTUATION : tags[i - 1];
      String next = i + 1 < said.length ? said[i + 1] : "";
      tags[i] = certain(said[i], before, next, Tag.ofUniversal(guessed[i]));
    }
    nameCompounds(words, tags);
    for (int i = 0; i < said.length; i++) {
      guessed[i] = tags[i].universal();
    }
    String[] lemmas = lemmatizer.lemmatize(said, guessed);
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      String lemma = lemmas[i].equals("O") ? said[i] : lemmas[i];
      tokens.add(new Token(said[i], lemma, tags[i]));
    }
    return List.copyOf(tokens);
  }

  /** "stop sign", "hot dog": names of several words are nouns, whatever their words are. */
  private static void nameCompounds(List<String> words, Tag[] tags) {
    for (int from = 0; from < tags.length; from++) {
      int to = Math.min(tags.length, from + LONGEST_NAME);
      while (to > from + 1 && !isCompound(words, tags, from, to)) {
        to--;
      }
      if (to > from + 1) {
        Arrays.fill(tags, from, to, Tag.NOUN);
        from = to - 1;
      }
    }
  }

  /** Not after a command, as "paint brushes", nor after who does it, as "men playing cards". */
  private static boolean isCompound(List<String> words, Tag[] tags, int from, int to) {
    boolean command = from == 0 && COMMANDS.contains(words.get(0));
    boolean done = from > 0 && tags[from] == Tag.VERB && tags[from - 1] == Tag.NOUN;
    List<Tag> parts = Arrays.asList(tags).subList(from, to);
    boolean phrase = parts.contains(Tag.PREPOSITION) || parts.contains(Tag.PUNCTUATION);
    return !command && !done && !phrase && isThing(String.join(" ", words.subList(from, to)));
  }

  private static boolean isThing(String word) {
    return EverydayThings.of(word).isPresent();
  }

  private static Tag certain(String word, Tag before, String next, Tag guessed) {
    String closed = CLOSED.get(word);
    boolean named = isThing(word);
    boolean determined = before == Tag.DETERMINER || before == Tag.NUMBER;
    boolean ends = !isThing(next);
    if (closed != null && !(named && determined && ends)) {
      return Tag.valueOf(closed.toUpperCase(Locale.ROOT));
    }
    boolean doing = word.length() > 4 && word.endsWith("ing");
    if (doing && before == Tag.NOUN && (!named || CLOSED.getOrDefault(next, "").equals("determiner"))) {
      return Tag.VERB;
    }
    if (word.startsWith("\"")) {
      return Tag.NOUN;
    }
    if (!named || guessed == Tag.NOUN) {
      return guessed == Tag.VERB && before == Tag.DETERMINER && ends && !word.endsWith("ing")
              && !word.endsWith("ed")
          ? Tag.NOUN
          : guessed;
    }
    boolean opens = before == Tag.PUNCTUATION || before == Tag.CONJUNCTION;
    boolean command = opens && COMMANDS.contains(word);
    boolean verb = guessed == Tag.VERB && (command || before == Tag.PRONOUN || before == Tag.NOUN);
    boolean describes = guessed == Tag.ADJECTIVE && !ends;
    return verb || describes ? guessed : Tag.NOUN;
  }
}
