package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.NounPhrases.Read;
import studio.eligen.agent.designer.Places.Named;
import studio.eligen.agent.designer.Rule.Outcome;

/** Reads a list of things with their places, and the scene: the newcomers of the context. */
final class Description {

  private static final Set<String> SEPARATORS =
      Set.of(",", "and", "plus", "also", "then", "with", "there", "is", "are", "be", "as", "well");

  private final Context context;
  private final List<String> unknown = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<String> scene = Optional.empty();
  private boolean marked;

  Description(Context context) {
    this.context = context;
  }

  /** The place that was named, as it ends a caption. */
  Optional<String> scene() {
    return scene;
  }

  /** What could not be done as it was asked, in sentences. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    for (String words : unknown) {
      all.add(Replies.sentence(Unknown.thing(words, context.vocabulary)));
    }
    return all;
  }

  /**
   * @param asked whether a word such as "add" came before
   */
  void read(List<String> words, boolean asked) {
    marked = asked;
    Places.Cut cut = context.places.cut(words);
    scene = cut.place().map(Named::phrase);
    Reading reading = new Reading(cut.rest());
    Spot before = Spot.ANYWHERE;
    while (!reading.done()) {
      reading.passOver(SEPARATORS);
      Optional<Spot> first = context.spots.read(reading);
      before = first.orElse(before);
      reading.passOver(SEPARATORS);
      Optional<Read> read = context.nouns.read(reading);
      if (read.isPresent()) {
        take(read.get(), before, reading);
        before = Spot.ANYWHERE;
      } else if (first.isEmpty() && !reading.done()) {
        elsewhere(reading);
      }
    }
  }

  /** What to do when no thing was named that can be drawn. */
  Optional<Outcome> nothing() {
    if (scene.isPresent()) {
      return Optional.of(SceneRule.scene(scene.get(), context));
    }
    if (marked && !unknown.isEmpty()) {
      throw new Misunderstanding(Unknown.thing(unknown.get(0), context.vocabulary));
    }
    return Optional.empty();
  }

  private void take(Read read, Spot before, Reading reading) {
    marked |= read.marked();
    if (read.things().isEmpty()) {
      Optional<Named> place = context.places.named(Words.of(read.unknown()));
      if (place.isPresent() && scene.isEmpty()) {
        scene = place.map(Named::phrase);
      } else {
        unknown.add(read.unknown());
        context.spots.read(reading);
      }
      return;
    }
    Spot spot = before;
    for (Optional<Spot> next = context.spots.read(reading);
        next.isPresent();
        next = context.spots.read(reading)) {
      spot = merged(spot, next.get());
    }
    context.newcomers.add(read.things().get(), spot);
  }

  /** "at the top", then "on the left": both. */
  private static Spot merged(Spot first, Spot second) {
    if (first instanceof Spot.Side a && second instanceof Spot.Side b) {
      return new Spot.Side(
          b.across() == null ? a.across() : b.across(),
          b.down() == null ? a.down() : b.down(),
          a.edge() || b.edge());
    }
    return second;
  }

  /** Words that name no thing: the scene, where any is possible, or else a place not known. */
  private void elsewhere(Reading reading) {
    int mark = reading.mark();
    boolean located = Places.PREPOSITIONS.contains(reading.next());
    while (!reading.done() && !startsThing(reading)) {
      reading.next();
    }
    String words = String.join(" ", reading.since(mark));
    if (located && context.vocabulary.isOpen()) {
      scene = Optional.of(words);
    } else if (located) {
      notes.add(Unknown.place(words, context.vocabulary));
    } else {
      notes.add("I left out \"%s\", which I did not understand.".formatted(words));
    }
  }

  private static boolean startsThing(Reading reading) {
    boolean separated = reading.peek().equals(",") || reading.peek().equals("and");
    String after = reading.peek(1);
    return separated && (Words.isArticle(after) || NounPhrases.COUNTS.containsKey(after));
  }
}
