package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.NounPhrases.Read;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.references.Cast.Member;

/** Puts other things in the place of those that are there. */
final class Replacing {

  private static final String[] LINKS = {"with", "by", "for", "into", "to", "out for", "in"};

  private Replacing() {}

  /**
   * "with a dog", "into cats", "a dog": what these shall become.
   *
   * @param surely whether the verb says that they are replaced
   */
  static Optional<Outcome> read(
      List<String> ids, boolean surely, Reading reading, Context context) {
    boolean linked = reading.peek(-1).matches("be|become|becomes|into|to");
    linked |= Links.pass(reading) | reading.accept(LINKS) | Links.pass(reading);
    if (!linked && (surely || !endsInThing(reading, context))) {
      return surely ? Optional.of(unsaid(ids, context)) : Optional.empty();
    }
    int mark = reading.mark();
    boolean does = Actions.isOne(reading.token(0));
    Optional<Read> read =
        reading.peek().equals("not") || reading.token(0).isParticiple() ? Optional.empty() : context.nouns.read(reading);
    if (reading.peek().matches("ones?")) {
      return Optional.empty();
    }
    boolean counted = reading.since(mark).stream().anyMatch(w -> Numerals.of(w) != null);
    boolean plural = read.flatMap(Read::things).filter(t -> t.count() > 1).isPresent();
    boolean vague =
        context.vocabulary.isOpen()
            && !surely
            && !plural
            && read.filter(Read::marked).isEmpty()
            && !(linked
                && !does
                && EverydayThings.standsAlone(String.join(" ", reading.since(mark))));
    if (read.isEmpty() || vague) {
      return surely ? Optional.of(unsaid(ids, context)) : Optional.empty();
    }
    if (read.get().things().isEmpty()) {
      throw Misunderstanding.unknown(read.get().unknown(), context.vocabulary);
    }
    Things things = read.get().things().get();
    boolean single = reading.since(mark).get(0).matches("an?|one");
    return Optional.of(
        single && ids.size() > 1
            ? byOne(ids, one(things), context)
            : replaced(ids, counted ? things : one(things), context));
  }

  private static Things one(Things things) {
    return new Things(1, things.thing(), things.prompt(), things.scale(), things.notes());
  }

  /**
   * "make the cat a dog", "make the dogs cats": without a word in between, nothing else may come.
   */
  private static boolean endsInThing(Reading reading, Context context) {
    int mark = reading.mark();
    boolean article = List.of("a", "an").contains(reading.peek());
    Optional<Read> read = context.nouns.read(reading);
    boolean whole = reading.done() && read.flatMap(Read::things).isPresent();
    boolean guessed = read.filter(Read::guessed).isPresent();
    reading.back(mark);
    return article || whole && !guessed && !context.vocabulary.isOpen();
  }

  private static Outcome unsaid(List<String> ids, Context context) {
    throw new Misunderstanding(
        "I do not know what to put in the place of %s: say \"replace … with a …\"."
            .formatted(context.theNames(ids)));
  }

  /** "the knight and the horse with a wizard": one comes where the first of them was. */
  private static Outcome byOne(List<String> ids, Things things, Context context) {
    String names = context.theNames(ids);
    Outcome first = replaced(ids.subList(0, 1), things, context);
    List<DesignEdit> edits = new ArrayList<>(first.edits());
    ids.stream().skip(1).map(DesignEdit.RemoveEntity::new).forEach(edits::add);
    String said = "I replaced %s with %s.".formatted(names, context.newcomers.described());
    return new Outcome(edits, said, first.focus());
  }

  static Outcome replaced(List<String> ids, Things things, Context context) {
    boolean plural =
        ids.size() > 1
            && (things.count() == ids.size() || things.count() == 2 || things.count() == 1);
    if (!plural && things.count() != 1) {
      throw new Misunderstanding("I can replace one thing with one other at a time.");
    }
    List<DesignEdit> edits = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    String names = context.theNames(ids);
    Things each = one(things);
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
    String others =
        ids.size() == 1
            ? context.newcomers.described()
            : Numerals.name(ids.size()) + " " + Plurals.pluralOfPhrase(things.prompt());
    String said = "I replaced %s with %s.".formatted(names, others);
    String noted = things.notes().isEmpty() ? "" : " " + String.join(" ", things.notes());
    return new Outcome(edits, said + noted, fresh);
  }
}
