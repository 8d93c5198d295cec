package studio.eligen.agent.terminal;

import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.NonBlockingReader;
import studio.eligen.agent.PlainWords;

/**
 * Reads lines as JLine does, and takes well what is pasted where the terminal does not tell pasting
 * from typing.
 */
final class PromptReader extends LineReaderImpl {

  /** Most characters of a key's sequence that are waited for. */
  private static final int LONGEST_SEQUENCE = 4_000;

  private static final int NEXT_KEY_MILLISECONDS = 1;
  private static final int NEXT_BYTE_MILLISECONDS = 50;

  private final KeyMap<Boolean> anyCharacter = new KeyMap<>();

  /**
   * @param variables of JLine's, by their names there
   */
  PromptReader(Terminal terminal, Map<String, Object> variables) {
    super(terminal, "eligen", variables);
    anyCharacter.setNomatch(true);
    anyCharacter.setUnicode(true);
    Widget passOver = this::passOverSequence;
    getKeyMaps().get(MAIN).setNomatch(passOver);
  }

  /**
   * Draws the line when all keys that have come are in it: it costs as much as the line is long, so
   * that drawing it after each key would take a pasted line quadratic time. A dumb terminal shows
   * what is typed itself; and to look at what comes there could swallow the end of the input.
   */
  @Override
  protected void redisplay(boolean flush) {
    if (terminal instanceof DumbTerminal
        || skipRedisplay
        || state != State.NORMAL
        || !comes(NEXT_KEY_MILLISECONDS)) {
      super.redisplay(flush);
    }
  }

  /** JLine would drop the escape of a key that it does not know, and take the rest for words. */
  private boolean passOverSequence() {
    StringBuilder sequence = new StringBuilder(getLastBinding());
    while (PlainWords.isBegun(sequence)
        && sequence.length() < LONGEST_SEQUENCE
        && (!bindingReader.getCurrentBuffer().isEmpty() || comes(NEXT_BYTE_MILLISECONDS))
        && doReadBinding(anyCharacter, null) != null) {
      sequence.append(getLastBinding());
    }
    putString(PlainWords.of(sequence.toString()));
    return true;
  }

  private boolean comes(int milliseconds) {
    return peekCharacter(milliseconds) != NonBlockingReader.READ_EXPIRED;
  }
}
