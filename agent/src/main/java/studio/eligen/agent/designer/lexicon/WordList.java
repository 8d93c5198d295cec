package studio.eligen.agent.designer.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the word lists that lie beside this class, a file a kind. A file's first line begins with
 * "#" and says what it is; then comes a word or phrase a line, sorted, in lower case; behind " = "
 * stands what is known of it.
 */
public final class WordList {

  private static final String KNOWN = " = ";

  /** What was read, as several classes know the same list. */
  private static final Map<String, Map<String, String>> LISTS = new ConcurrentHashMap<>();

  private WordList() {}

  /** The words of a list. */
  public static Set<String> words(String name) {
    return facts(name).keySet();
  }

  /** The phrases of a list, longer ones before those that they begin with. */
  public static String[] phrases(String name) {
    String[] phrases = words(name).toArray(new String[0]);
    Arrays.sort(phrases, Comparator.comparingInt(String::length).reversed());
    return phrases;
  }

  /**
   * The words of a list, each with what is known of it; empty where that is nothing.
   *
   * @throws IllegalStateException if the list is not written as it must be; the message names the
   *     file, the line and what to do
   */
  public static Map<String, String> facts(String name) {
    return LISTS.computeIfAbsent(name, list -> load(list, KNOWN));
  }

  /** The same with other characters than " = " before what is known of a word. */
  static Map<String, String> load(String name, String known) {
    String file = name + ".txt";
    try (InputStream in = WordList.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("There is no word list %s.".formatted(file));
      }
      return read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8), known);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without regular expressions, as all lists are read at the start of the program. */
  static Map<String, String> read(String file, String text, String separator) {
    String[] lines = text.split("\n");
    if (!lines[0].startsWith("# ")) {
      throw new IllegalStateException(
          "%s must begin with a line such as \"# What these words are.\"".formatted(file));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    String before = "";
    for (int i = 1; i < lines.length; i++) {
      int known = lines[i].indexOf(separator);
      String word = known < 0 ? lines[i] : lines[i].substring(0, known);
      String fact = known < 0 ? "" : lines[i].substring(known + separator.length());
      boolean bare = known >= 0 && fact.isBlank();
      if (bare || word.isEmpty() || word.indexOf('=') >= 0 || !word.equals(word.strip())) {
        throw wrong(file, i, lines[i], "is no entry; write \"word\" or \"word%swhat is known\"".formatted(separator));
      }
      if (word.compareTo(before) <= 0) {
        throw wrong(file, i, lines[i], "stands in the wrong place; keep the list sorted");
      }
      facts.put(word, fact);
      before = word;
    }
    return Collections.unmodifiableMap(facts);
  }

  private static IllegalStateException wrong(String file, int line, String text, String why) {
    return new IllegalStateException(
        "%s, line %d: \"%s\" %s.".formatted(file, line + 1, text, why));
  }
}
