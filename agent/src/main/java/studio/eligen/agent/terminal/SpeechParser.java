package studio.eligen.agent.terminal;

import java.util.Arrays;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Reads a line as speech and not as a shell would: quotes and apostrophes mean nothing, a backslash
 * at the end goes on in the next line, and what follows a command is one word, as files have spaces
 * in their names.
 */
final class SpeechParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && line.endsWith("\\")) {
      throw new EOFError(-1, cursor, "The line goes on.", "…");
    }
    String said = line.substring(0, Math.min(cursor, line.length()));
    int start = wordStart(said);
    List<String> words =
        said.startsWith("/") && start > 0
            ? List.of(said.substring(0, said.indexOf(' ')), said.substring(start))
            : List.of(said.substring(start));
    return new Words(line, cursor, words);
  }

  /** Nothing is escaped: a backslash is for the end of a line. */
  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /**
   * What was said, a turn each: lines that were gone on with are put together, and those that were
   * pasted at once are as many turns.
   */
  static List<String> turns(String typed) {
    return Arrays.stream(typed.split("(?<!\\\\)\n"))
        .map(turn -> turn.replaceAll("\\s*\\\\\n\\s*", " ").strip())
        .filter(turn -> !turn.isEmpty())
        .toList();
  }

  private static int wordStart(String said) {
    if (!said.startsWith("/")) {
      return Math.max(said.lastIndexOf(' '), said.lastIndexOf('\n')) + 1;
    }
    int start = said.indexOf(' ');
    while (start >= 0 && start < said.length() && said.charAt(start) == ' ') {
      start++;
    }
    return Math.max(0, start);
  }

  /** The words up to the cursor, of which the last is the one that can be completed. */
  private record Words(String line, int cursor, List<String> words)
      implements CompletingParsedLine {

    @Override
    public String word() {
      return words.get(words.size() - 1);
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public int wordIndex() {
      return words.size() - 1;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return wordCursor();
    }
  }
}
