package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.Cast.Member;
import studio.eligen.agent.designer.NounPhrases.Read;
import studio.eligen.agent.designer.NounPhrases.Things;
import studio.eligen.prompts.English;

/** "replace the cat with a dog", "turn the car into a tree". */
final class ReplaceRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean surely = reading.accept("replace", "swap", "exchange", "substitute");
    if (!surely && !reading.accept("turn", "change", "make")) {
      return Optional.empty();
    }
    if (!surely && !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.readOne(reading);
    boolean linked = reading.accept("with", "by", "for", "into", "to");
    if (!surely && !linked && !List.of("a", "an").contains(reading.peek())) {
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

  private static Outcome replaced(List<String> ids, Things things, Context context) {
    if (ids.size() != 1 || things.count() != 1) {
      throw new Misunderstanding("I can replace one thing with one other at a time.");
    }
    Entity old = context.design.entity(ids.get(0)).orElseThrow();
    context.newcomers.add(things, Spot.ANYWHERE);
    Member member = context.newcomers.members().get(0);
    String said =
        "I replaced the %s with %s.".formatted(old.prompt(), English.withArticle(things.prompt()));
    return new Outcome(
        List.of(
            new DesignEdit.AddEntity(new Entity(member.id(), member.prompt(), old.region())),
            new DesignEdit.Reorder(member.id(), context.design.indexOf(old.id())),
            new DesignEdit.RemoveEntity(old.id())),
        String.join(" ", Replies.with(said, things.notes())),
        List.of(member.id()));
  }
}
