package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Complements;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;

/** Reads more about what a description has just named. */
final class Details {

  /** Words that lead to more of what a thing has or is for. */
  private static final Set<String> MORE = Set.of("has", "have", "had", "for", "with");

  private final Context context;
  private final Function<Reading, Optional<Spot>> spots;

  Details(Context context, Function<Reading, Optional<Spot>> spots) {
    this.context = context;
    this.spots = spots;
  }

  /** ", a green one": more about what has just been named. */
  boolean more(Reading reading) {
    return reading.any(() -> coloured(reading));
  }

  /** "bird top left": where one is that was named before. */
  boolean again(Reading reading) {
    return reading.any(() -> placed(reading));
  }

  private boolean coloured(Reading reading) {
    boolean bare = !reading.accept("a", "an");
    bare &= reading.nameLength() == 0;
    String colour = reading.next();
    boolean alone = bare && reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION);
    return context.colours.isColour(colour)
        && (reading.accept("one", "ones") || alone)
        && context.newcomers.recolour(colour);
  }

  private boolean placed(Reading reading) {
    Optional<String> id = context.newcomers.called(reading.next());
    Optional<Spot> spot = id.flatMap(named -> spots.apply(reading));
    spot.ifPresent(there -> context.newcomers.put(id.get(), there));
    return spot.isPresent();
  }

  /** ", wearing a suit", "its sails are torn": more of what was named last by itself. */
  boolean belongs(Reading reading, Optional<String> subject) {
    int mark = reading.mark();
    if (reading.any(() -> ofAll(reading))) {
      return true;
    }
    boolean last =
        !context.newcomers.isEmpty() && subject.equals(Optional.of(context.newcomers.last().id()));
    if (!last) {
      return false;
    }
    List<String> told = new ArrayList<>();
    reading.skip(reading.peek(-1).equals("with") ? -1 : 0);
    boolean own = reading.acceptAny(Words.POSSESSIVES);
    int length = reading.nameLength();
    if (own && length > 0 && EverydayThings.isA(reading.peek(length - 1), "part")) {
      told.add("with");
      told.addAll(reading.rest().subList(0, length));
      reading.skip(length);
      told.addAll(Complements.read(reading, told.get(told.size() - 1)));
    } else if (length == 0 && !own && mayGoOn(reading)) {
      told.addAll(Complements.more(reading, context.newcomers.last().thing().name()));
    }
    if (told.isEmpty()) {
      reading.back(mark);
      return false;
    }
    // "an old man feeding" says less than nothing where the pigeons are drawn beside him.
    int end = reading.mark();
    boolean object = told.size() == 1 && Actions.read(reading).isPresent();
    reading.back(end);
    if (!object) {
      context.newcomers.describeLast(String.join(" ", told));
    }
    return true;
  }

  /** "both wearing bow ties": of all that were named. */
  private boolean ofAll(Reading reading) {
    boolean all =
        context.newcomers.members().size() > 1
            && reading.accept("both of them", "both", "all of them", "each of them", "each", "all")
            && (reading.token(0).isParticiple() || reading.peek().matches("with|in"));
    List<String> told =
        all ? Complements.more(reading, context.newcomers.last().thing().name()) : List.of();
    context.newcomers.describeAll(String.join(" ", told));
    return !told.isEmpty();
  }

  /** Whether more of what was named may come: a verb, on a blank canvas any, or what it has. */
  private boolean mayGoOn(Reading reading) {
    boolean verb = reading.token(0).is(Tag.VERB);
    boolean to = reading.token(1).is(Tag.VERB) && reading.peek().equals("to");
    boolean past = reading.token(0).isParticiple() && !reading.peek().endsWith("ing");
    boolean ofPlace = past && reading.token(-1).is(Tag.NOUN);
    boolean written =
        reading.peek().matches("that|which|saying|reading")
            && reading.rest().stream().anyMatch(Quotes::isOne);
    return written
        || reading.token(0).isParticiple() && !ofPlace
        || context.design.isBlank() && (verb || to || MORE.contains(reading.peek()));
  }
}
