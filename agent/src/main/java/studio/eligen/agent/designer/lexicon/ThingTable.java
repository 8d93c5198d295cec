package studio.eligen.agent.designer.lexicon;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

/**
 * Reads tables of everyday things. A table's first line begins with "#" and says what it is; then
 * comes a thing a line, sorted by name: name | kind | height | width | stands | other words |
 * plural. Columns at the end may be left out; a height, width or stand that is left out is that of
 * its kind, which may be in another table. Of a line its words are read at first, and the rest when
 * somebody asks for its thing.
 */
final class ThingTable {

  private static final int WORDS = 5;
  private static final int PLURAL = 6;
  private static final int COLUMNS = 7;

  /** For the entries of all tables. */
  private static final int ROOM = 16_384;

  private static final Map<String, Stands> STANDS =
      Arrays.stream(Stands.values())
          .collect(Collectors.toMap(stands -> stands.name().toLowerCase(Locale.ROOT), s -> s));

  /** More kinds of kinds than this are a circle. */
  private static final int DEEPEST = 12;

  private final Map<String, Row> names = new LinkedHashMap<>(ROOM);
  private final Map<String, Row> otherWords = new HashMap<>(ROOM);
  private final Map<String, String> plurals = new HashMap<>();

  /**
   * Takes the lines of one table.
   *
   * @throws IllegalStateException if a line is not written as it must be; the message names the
   *     file, the line and what to do
   */
  void read(String file, String text) {
    String[] lines = text.split("\n");
    if (!lines[0].startsWith("# ")) {
      throw new IllegalStateException(
          "%s must begin with a line such as \"# What these things are.\"".formatted(file));
    }
    String before = "";
    for (int i = 1; i < lines.length; i++) {
      Row row = new Row(file, i + 1, lines[i]);
      String name = row.read();
      if (name.compareTo(before) <= 0) {
        throw row.wrong("stands in the wrong place; keep the table sorted");
      }
      before = name;
    }
  }

  /** Whether exactly this is the name of a thing, or another word for one. */
  boolean has(String words) {
    return names.containsKey(words) || otherWords.containsKey(words);
  }

  /**
   * The thing of exactly this name, or of which this is another word.
   *
   * @throws IllegalStateException if its line, or that of a kind of it, is not written as it must be
   */
  Optional<EverydayThing> thing(String words) {
    Row row = names.getOrDefault(words, otherWords.get(words));
    return Optional.ofNullable(row).map(found -> found.thing(0));
  }

  /** The names of all things, in the order of their lines. */
  Set<String> names() {
    return Collections.unmodifiableSet(names.keySet());
  }

  /** The plurals that follow no rule, each with its singular. */
  Map<String, String> plurals() {
    return Collections.unmodifiableMap(plurals);
  }

  /** A line as it is written, and where. */
  private final class Row {

    private final String file;
    private final int number;
    private final String line;
    private EverydayThing thing;

    private Row(String file, int number, String line) {
      this.file = file;
      this.number = number;
      this.line = line;
    }

    /** Takes the words of the line into the table; gives the name. */
    private String read() {
      String name = column(0);
      if (name.isEmpty() || start(COLUMNS) >= 0) {
        throw wrong("is no thing; write \"name | kind | height | width | stands | words\"");
      }
      if (names.putIfAbsent(name, this) != null) {
        throw wrong("is in another table too; keep one of them");
      }
      if (start(WORDS) >= 0) {
        words().forEach(word -> otherWords.put(word, this));
        present(PLURAL).ifPresent(plural -> plurals.put(plural, name));
      }
      return name;
    }

    private EverydayThing thing(int depth) {
      if (depth > DEEPEST) {
        throw wrong("is at last a kind of itself; change one of its kinds");
      }
      if (thing == null) {
        Optional<EverydayThing> kind = present(1).map(name -> kind(name).thing(depth + 1));
        thing =
            new EverydayThing(
                column(0),
                present(1),
                kind.filter(k -> column(2).isEmpty()).map(EverydayThing::height).orElseGet(() -> metres(2)),
                kind.filter(k -> column(3).isEmpty()).map(EverydayThing::width).orElseGet(() -> metres(3)),
                kind.filter(k -> column(4).isEmpty()).map(EverydayThing::stands).orElseGet(this::stands),
                words(),
                present(PLURAL));
      }
      return thing;
    }

    private Row kind(String name) {
      Row kind = names.get(name);
      if (kind == null) {
        throw wrong("is a kind of \"%s\", which no table has; add that".formatted(name));
      }
      return kind;
    }

    private double metres(int column) {
      try {
        double metres = Double.parseDouble(column(column));
        if (metres > 0 && metres < Double.POSITIVE_INFINITY) {
          return metres;
        }
      } catch (NumberFormatException e) {
        // Told below, as what is no length at all.
      }
      throw wrong(
          "says \"%s\" for a length; write metres, as 0.35".formatted(column(column)));
    }

    private Stands stands() {
      Stands stands = STANDS.get(column(4));
      if (stands == null) {
        throw wrong(
            "says \"%s\" for where it stands; write ground, sky, water, wall, furniture or any"
                .formatted(column(4)));
      }
      return stands;
    }

    private List<String> words() {
      String words = column(WORDS);
      return words.isEmpty() ? List.of() : List.of(words.split(", *"));
    }

    private Optional<String> present(int column) {
      return Optional.of(column(column)).filter(text -> !text.isEmpty());
    }

    /** What stands in a column, counted from 0; nothing where the line is shorter. */
    private String column(int column) {
      int start = start(column);
      int end = start < 0 ? start : line.indexOf('|', start);
      return start < 0 ? "" : line.substring(start, end < 0 ? line.length() : end).strip();
    }

    private int start(int column) {
      int start = 0;
      for (int i = 0; i < column; i++) {
        start = line.indexOf('|', start) + 1;
        if (start == 0) {
          return -1;
        }
      }
      return start;
    }

    private IllegalStateException wrong(String why) {
      return new IllegalStateException(
          "%s, line %d: \"%s\" %s.".formatted(file, number, line, why));
    }
  }
}
