package studio.eligen.agent.designer.lexicon;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

/**
 * Tables of everyday things, a thing a line: name | kind | height | width | stands | other words |
 * plural. Columns at the end may be left out; a height, width or stand that is left out is that of
 * its kind, which may be in another table. Of a line its words are read at first, and the rest when
 * somebody asks for its thing.
 */
final class ThingTable {

  /** Between the columns, and behind the name. */
  static final String BAR = " | ";

  private static final int KIND = 0;
  private static final int HEIGHT = 1;
  private static final int WIDTH = 2;
  private static final int STANDS = 3;
  private static final int WORDS = 4;
  private static final int PLURAL = 5;
  private static final int COLUMNS = 6;

  /** For the entries of all tables. */
  private static final int ROOM = 16_384;

  /** More kinds of kinds than this are a circle. */
  private static final int DEEPEST = 12;

  private final Map<String, String> lines = new LinkedHashMap<>(ROOM);
  private final Map<String, String> otherWords = new HashMap<>(ROOM);
  private final Map<String, String> plurals = new HashMap<>();
  private final Map<String, EverydayThing> things = new ConcurrentHashMap<>();

  /**
   * Takes the lines of a table, each by its name and with its other columns.
   *
   * @throws IllegalStateException if a line is not written as it must be; the message names it and
   *     what to do
   */
  void add(Map<String, String> table) {
    for (Map.Entry<String, String> line : table.entrySet()) {
      String name = line.getKey();
      if (lines.putIfAbsent(name, line.getValue()) != null) {
        throw wrong(name, "is in another table too; keep one of them");
      }
      if (start(line.getValue(), WORDS) >= 0) {
        words(name).forEach(word -> otherWords.put(word, name));
        column(name, PLURAL).ifPresent(plural -> plurals.put(plural, name));
      }
    }
  }

  /** Whether exactly this is the name of a thing, or another word for one. */
  boolean has(String words) {
    return lines.containsKey(words) || otherWords.containsKey(words);
  }

  /**
   * The thing of exactly this name, or of which this is another word.
   *
   * @throws IllegalStateException if its line, or that of a kind of it, is not written as it must
   *     be
   */
  Optional<EverydayThing> thing(String words) {
    String name = lines.containsKey(words) ? words : otherWords.get(words);
    return Optional.ofNullable(name).map(found -> thing(found, 0));
  }

  /** The names of all things, in the order of their lines. */
  Set<String> names() {
    return Collections.unmodifiableSet(lines.keySet());
  }

  /** The names of all things, and the other words for them. */
  Stream<String> allNames() {
    return Stream.concat(lines.keySet().stream(), otherWords.keySet().stream());
  }

  /** The plurals that follow no rule, each with its singular. */
  Map<String, String> plurals() {
    return Collections.unmodifiableMap(plurals);
  }

  private EverydayThing thing(String name, int depth) {
    EverydayThing known = things.get(name);
    if (known != null) {
      return known;
    }
    if (depth > DEEPEST) {
      throw wrong(name, "is at last a kind of itself; change one of its kinds");
    }
    if (start(lines.get(name), COLUMNS) >= 0) {
      throw wrong(name, "has too many columns; the last is for the plural");
    }
    Optional<String> kind = column(name, KIND);
    if (kind.isPresent() && !lines.containsKey(kind.get())) {
      throw wrong(name, "is a kind of \"%s\", which no table has; add that".formatted(kind.get()));
    }
    Optional<EverydayThing> above = kind.map(each -> thing(each, depth + 1));
    EverydayThing thing =
        new EverydayThing(
            name,
            kind,
            metres(name, HEIGHT, above.map(EverydayThing::height)),
            metres(name, WIDTH, above.map(EverydayThing::width)),
            stands(name, above.map(EverydayThing::stands)),
            words(name),
            column(name, PLURAL));
    things.put(name, thing);
    return thing;
  }

  private double metres(String name, int column, Optional<Double> usual) {
    String written = column(name, column).orElse("");
    if (written.isEmpty() && usual.isPresent()) {
      return usual.get();
    }
    if (!written.matches("\\d*\\.?\\d+") || Double.parseDouble(written) == 0) {
      throw wrong(name, "says \"%s\" for a length; write metres, as 0.35".formatted(written));
    }
    return Double.parseDouble(written);
  }

  private Stands stands(String name, Optional<Stands> usual) {
    String written = column(name, STANDS).orElse("");
    if (written.isEmpty() && usual.isPresent()) {
      return usual.get();
    }
    return Stream.of(Stands.values())
        .filter(stands -> stands.name().toLowerCase(Locale.ROOT).equals(written))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    name,
                    "says \"%s\" for where it stands; write ground, sky, water, wall, furniture or any"
                        .formatted(written)));
  }

  private List<String> words(String name) {
    return column(name, WORDS).map(words -> List.of(words.split(", "))).orElse(List.of());
  }

  private Optional<String> column(String name, int column) {
    String line = lines.get(name);
    int start = start(line, column);
    int end = start < 0 ? start : line.indexOf('|', start);
    String written = start < 0 ? "" : line.substring(start, end < 0 ? line.length() : end).strip();
    return Optional.of(written).filter(text -> !text.isEmpty());
  }

  /** Where a column of a line begins; -1 where the line has no such column. */
  private static int start(String line, int column) {
    int start = 0;
    for (int i = 0; i < column; i++) {
      start = line.indexOf('|', start) + 1;
      if (start == 0) {
        return -1;
      }
    }
    return start;
  }

  private IllegalStateException wrong(String name, String why) {
    return new IllegalStateException(
        "The thing \"%s\" %s.".formatted(name + BAR + lines.get(name), why));
  }
}
