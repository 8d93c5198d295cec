package studio.eligen.agent.designer.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the word lists that lie beside this class, a file a kind. A file's first line begins with
 * "#" and says what it is; then comes a word or phrase a line, sorted, in lower case; behind " = "
 * stands what is known of it.
 */
public final class WordList {

  private static final Pattern ENTRY = Pattern.compile("([^=#\\s]+(?: [^=\\s]+)*)(?: = (\\S.*))?");

  private WordList() {}

  /** The words of a list. */
  public static Set<String> words(String name) {
    return facts(name).keySet();
  }

  /** The phrases of a list, longer ones before those that they begin with. */
  public static String[] phrases(String name) {
    return words(name).stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toArray(String[]::new);
  }

  /**
   * The words of a list, each with what is known of it; empty where that is nothing.
   *
   * @throws IllegalStateException if the list is not written as it must be; the message names the
   *     file, the line and what to do
   */
  public static Map<String, String> facts(String name) {
    String file = name + ".txt";
    try (InputStream in = WordList.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("There is no word list %s.".formatted(file));
      }
      return read(file, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> read(String file, BufferedReader lines) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    String before = "";
    int number = 1;
    String line = lines.readLine();
    if (line == null || !line.startsWith("# ")) {
      throw new IllegalStateException(
          "%s must begin with a line such as \"# What these words are.\"".formatted(file));
    }
    for (line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      Matcher entry = ENTRY.matcher(line);
      if (!entry.matches()) {
        throw wrong(file, number, line, "is no entry; write \"word\" or \"word = what is known\"");
      }
      String word = entry.group(1);
      if (word.compareTo(before) <= 0) {
        throw wrong(file, number, line, "stands in the wrong place; keep the list sorted");
      }
      facts.put(word, entry.group(2) == null ? "" : entry.group(2));
      before = word;
    }
    return Collections.unmodifiableMap(facts);
  }

  private static IllegalStateException wrong(String file, int number, String line, String why) {
    return new IllegalStateException("%s, line %d: \"%s\" %s.".formatted(file, number, line, why));
  }
}
