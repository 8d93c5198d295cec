package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.Cast.Member;
import studio.eligen.agent.designer.NounPhrases.Read;
import studio.eligen.agent.designer.NounPhrases.Things;

/** "replace the cat with a dog", "turn the car into a tree". */
final class ReplaceRule implements Rule {

  private static final String[] BETTER = {
    "would be better than",
    "would be nicer than",
    "is better than",
    "would look better than",
    "instead of",
    "than",
    "rather than",
    "in place of",
    "in the place of",
    "not"
  };

  private static final String[] VERBS = {
    "replace", "swap", "exchange", "substitute", "switch", "swap out", "trade"
  };

  private static final String[] CHANGES = {
    "turn", "change", "make", "transform", "convert", "can", "could", "let", "have"
  };

  private static final String[] LINKS = {
    "with", "by", "for", "into", "to be", "to", "should be", "be", "become", "should become"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    int start = reading.mark();
    Optional<Outcome> preferred = preferred(reading, context);
    if (preferred.isPresent()) {
      return preferred;
    }
    reading.back(start);
    boolean surely = reading.accept(VERBS);
    if (!surely && !reading.accept(CHANGES) && !context.references.isHere(reading)) {
      return Optional.empty();
    }
    boolean verb = reading.mark() > start;
    if (!surely && !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.readOne(reading);
    boolean linked = reading.accept(LINKS);
    if (!verb && !linked || !surely && !linked && !List.of("a", "an").contains(reading.peek())) {
      return Optional.empty();
    }
    Optional<Read> read = linked || !surely ? context.nouns.read(reading) : Optional.empty();
    if (read.isEmpty()) {
      throw new Misunderstanding(
          "I do not know what to put in the place of %s: say \"replace … with a …\"."
              .formatted(context.theNames(ids)));
    }
    if (read.get().things().isEmpty()) {
      throw new Misunderstanding(Unknown.thing(read.get().unknown(), context.vocabulary));
    }
    return Optional.of(replaced(ids, read.get().things().get(), context));
  }

  /** "a chair would be better than the table", "i would rather have a boat than the car". */
  private static Optional<Outcome> preferred(Reading reading, Context context) {
    boolean rather =
        reading.accept(
            "i would rather have",
            "i would rather see",
            "rather have",
            "i would prefer",
            "rather",
            "better");
    reading.accept("put", "add", "draw", "use", "make it", "place");
    Optional<Things> things = context.nouns.read(reading).flatMap(Read::things);
    boolean compares = reading.accept(BETTER) || rather && reading.accept("than", "to");
    if (things.isEmpty() || !compares || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    return Optional.of(replaced(context.references.readOne(reading), things.get(), context));
  }

  private static Outcome replaced(List<String> ids, Things things, Context context) {
    boolean plural =
        ids.size() > 1
            && (things.count() == ids.size() || things.count() == 2 || things.count() == 1);
    if (!plural && things.count() != 1) {
      throw new Misunderstanding("I can replace one thing with one other at a time.");
    }
    List<DesignEdit> edits = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    String names = context.theNames(ids);
    Things each = new Things(1, things.thing(), things.prompt(), things.scale(), things.notes());
    for (String id : ids) {
      Entity old = context.design.entity(id).orElseThrow();
      context.newcomers.add(each, Spot.ANYWHERE);
      Member member = context.newcomers.members().get(fresh.size());
      int index = context.design.with(edits).indexOf(old.id());
      edits.add(new DesignEdit.AddEntity(new Entity(member.id(), member.prompt(), old.region())));
      edits.add(new DesignEdit.Reorder(member.id(), index));
      edits.add(new DesignEdit.RemoveEntity(old.id()));
      fresh.add(member.id());
    }
    String said = "I replaced %s with %s.".formatted(names, context.newcomers.described());
    return new Outcome(edits, String.join(" ", Replies.with(said, things.notes())), fresh);
  }
}
