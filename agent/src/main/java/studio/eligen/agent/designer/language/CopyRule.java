package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Counts;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Arrangement;
import studio.eligen.agent.designer.placement.Copies;
import studio.eligen.agent.designer.placement.NoRoom;
import studio.eligen.agent.designer.placement.Spot;

/** "duplicate the cat", "two more copies of it", "make another cat just like that one". */
final class CopyRule implements Rule {

  private static final String[] MAKING = WordList.phrases("copying");

  private static final Set<String> COPIES =
      Set.of("copy", "copies", "duplicate", "duplicates", "clone", "clones", "twin", "twins");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    Optional<Integer> copies = reading.first(() -> copies(reading));
    return copies.isEmpty()
        ? another(reading, context)
        : copied(context.references.read(reading), copies.get(), reading, context);
  }

  /** These once more, or as often as is said, where it is said. */
  static Optional<Outcome> copied(List<String> ids, int usual, Reading reading, Context context) {
    int count =
        reading.accept("twice") ? 2 : reading.accept("once") ? 1 : times(reading).orElse(usual);
    reading.accept("and put it", "and place it", "and move it");
    Optional<Spot> spot = context.spots.read(reading);
    return Optional.of(copied(ids, count, spot.orElse(Spot.ANYWHERE), context));
  }

  /** "make two copies of". */
  private static Optional<Integer> copies(Reading reading) {
    reading.accept(MAKING);
    boolean article = reading.accept("a", "another", "one");
    Integer count = article ? Integer.valueOf(1) : Counts.read(reading);
    reading.accept("more", "exact", "identical");
    boolean copies =
        reading.accept("of the same") || reading.acceptAny(COPIES) && reading.accept("of", "for");
    return Optional.ofNullable(count).filter(found -> copies);
  }

  /** "another cat just like that one", "another one like it", "the same cat again". */
  private static Optional<Outcome> another(Reading reading, Context context) {
    reading.accept(MAKING);
    if (reading.accept("the same", "that same") && context.references.isHere(reading)) {
      List<String> ids = context.references.readOne(reading);
      return reading.accept("again", "once more", "twice", "one more time")
          ? copied(ids, 1, reading, context)
          : Optional.empty();
    }
    if (reading.accept("another", "one more", "a second") && reading.rest().contains("like")) {
      List<String> name = reading.rest().subList(0, Math.max(1, reading.nameLength()));
      Reading original = new Reading(name.get(0).matches("one|thing") ? List.of("it") : name);
      reading.skip(reading.rest().size());
      return copied(context.references.readOne(original), 1, reading, context);
    }
    return Optional.empty();
  }

  private static Optional<Integer> times(Reading reading) {
    Integer count = Counts.read(reading);
    if (count == null) {
      return Optional.empty();
    }
    reading.accept("times", "x", "more");
    return Optional.of(count);
  }

  private static Outcome copied(List<String> ids, int count, Spot spot, Context context) {
    context.demandRoom(ids.size() * count);
    String names = context.theNames(ids);
    List<DesignEdit> edits = copies(context.arrangement, ids, count, spot);
    List<String> fresh =
        edits.stream()
            .filter(DesignEdit.AddEntity.class::isInstance)
            .map(edit -> ((DesignEdit.AddEntity) edit).entity().id())
            .toList();
    String times = count == 1 ? "" : count == 2 ? " twice" : " %d times".formatted(count);
    return new Outcome(edits, "I copied %s%s.".formatted(names, times), fresh);
  }

  /** Copies in an arrangement, one beside the other. */
  static List<DesignEdit> copies(Arrangement there, List<String> ids, int count, Spot spot) {
    try {
      return new Copies(there).of(ids, count, spot);
    } catch (NoRoom e) {
      throw new Misunderstanding("there is no room there for a copy.");
    }
  }
}
