package studio.eligen.agent.terminal;

import java.util.Arrays;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import studio.eligen.agent.PlainWords;

/**
 * Reads a line as speech and not as a shell would: quotes and apostrophes mean nothing, a backslash
 * at the end goes on in the next line, and what follows a command is one word, as files have spaces
 * in their names; that word alone may be in quotes.
 */
final class SpeechParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && line.endsWith("\\")) {
      throw new EOFError(-1, cursor, "The line goes on.", "…");
    }
    String said = line.substring(0, Math.min(cursor, line.length()));
    int start = wordStart(said);
    String word = said.substring(start);
    return said.startsWith("/") && start > 0
        ? new Argument(line, cursor, said.substring(0, said.indexOf(' ')), word)
        : new Word(line, cursor, word);
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
    return Arrays.stream(PlainWords.of(typed).split("(?<!\\\\)\n"))
        .map(turn -> turn.replaceAll("(?:(?<!\\s)\\s+)?+\\\\\n\\s*+", " ").strip())
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

  /** The last word up to the cursor, which can be completed. */
  private record Word(String line, int cursor, String word) implements Completable {

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }
  }

  /** A command and what follows it up to the cursor, which can be completed as it was begun. */
  private record Argument(String line, int cursor, String command, String typed)
      implements Completable {

    @Override
    public String word() {
      return TypedPath.here().begun(typed);
    }

    @Override
    public List<String> words() {
      return List.of(command, word());
    }

    @Override
    public int rawWordLength() {
      return typed.length();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return TypedPath.here().typed(candidate.toString(), typed, complete);
    }
  }

  /** Words of which the last is completed, with the cursor at its end. */
  private interface Completable extends CompletingParsedLine {

    @Override
    default int wordCursor() {
      return word().length();
    }

    @Override
    default int wordIndex() {
      return words().size() - 1;
    }

    @Override
    default int rawWordCursor() {
      return rawWordLength();
    }
  }
}
