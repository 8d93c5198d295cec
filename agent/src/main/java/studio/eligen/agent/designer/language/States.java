package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Act.Kind;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.engine.Region;

/** Locks and hides things, and ends that. */
final class States {

  private static final Map<String, String> WORDS = WordList.facts("states");

  /** What may come after a thing that shall stay as it is. */
  private static final Set<String> REST = WordList.words("state-ends");

  private States() {}

  /** "bring the basket back", "show the tree": what was removed since, as it was. */
  static Optional<Outcome> returned(Reading reading, Context context) {
    boolean shown = Act.read(reading).filter(act -> act.is(Kind.SHOW)).isPresent();
    boolean there = reading.peek().matches("an?|some") || context.references.isHere(reading);
    reading.passArticles();
    String name = reading.ahead(reading.nameLength());
    reading.skip(reading.nameLength());
    boolean back = !there && !name.isEmpty() && (reading.accept("back", "again") || shown);
    reading.accept("again", "in");
    Optional<History> past = context.history.undo().filter(history -> back && reading.done());
    while (past.isPresent()) {
      Design before = past.get().design();
      List<Entity> gone =
          new Cast(context.model, before)
              .named(name).stream()
                  .flatMap(member -> before.entity(member.id()).stream())
                  .filter(entity -> context.design.entity(entity.id()).isEmpty())
                  .toList();
      if (!gone.isEmpty()) {
        return Optional.of(restored(gone, before, context));
      }
      past = past.get().undo();
    }
    return Optional.empty();
  }

  /** These as they were, and in the place of what was put there for them. */
  private static Outcome restored(List<Entity> gone, Design before, Context context) {
    List<Region> places = gone.stream().map(Entity::region).toList();
    List<String> others =
        context.design.entities().stream()
            .filter(e -> before.entity(e.id()).isEmpty() && places.contains(e.region()))
            .map(Entity::id)
            .toList();
    List<DesignEdit> edits = new ArrayList<>();
    others.forEach(id -> edits.add(new DesignEdit.RemoveEntity(id)));
    gone.forEach(entity -> edits.add(new DesignEdit.AddEntity(entity)));
    gone.forEach(e -> edits.add(new DesignEdit.Reorder(e.id(), before.indexOf(e.id()))));
    List<String> ids = gone.stream().map(Entity::id).toList();
    String place = others.isEmpty() ? "" : " in the place of " + context.theNames(others);
    String said = "I brought back %s%s.".formatted(context.after(edits).theNames(ids), place);
    return new Outcome(edits, said, ids);
  }

  /** "invisible", "locked": what these shall be. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    String kind = WORDS.get(reading.peek());
    if (kind == null) {
      return Optional.empty();
    }
    reading.next();
    return Optional.of(set(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), ids, reading, context));
  }

  /**
   * "show the tree": nothing, where it was never hidden and can be meant otherwise.
   *
   * @param act locks, unlocks, hides or shows
   */
  static Optional<Outcome> done(Act act, List<String> ids, Reading reading, Context context) {
    boolean hidden =
        ids.stream().anyMatch(id -> context.design.entity(id).filter(Entity::hidden).isPresent());
    boolean otherwise = act.is(Kind.SHOW) && !hidden && !act.verb().matches("unhide|reveal");
    return otherwise ? Optional.empty() : Optional.of(set(act.kind(), ids, reading, context));
  }

  private static Outcome set(Kind kind, List<String> ids, Reading reading, Context context) {
    reading.passOver(REST);
    boolean on = kind == Kind.LOCK || kind == Kind.HIDE;
    boolean locks = kind == Kind.LOCK || kind == Kind.UNLOCK;
    List<DesignEdit> edits =
        ids.stream()
            .map(id -> context.design.entity(id).orElseThrow())
            .filter(entity -> (locks ? entity.locked() : entity.hidden()) != on)
            .map(Entity::id)
            .<DesignEdit>map(
                id -> locks ? new DesignEdit.SetLocked(id, on) : new DesignEdit.SetHidden(id, on))
            .toList();
    String names = context.theNames(ids);
    if (edits.isEmpty()) {
      String state = (on ? "" : "not ") + (locks ? "locked" : "hidden");
      throw new Misunderstanding("%s is %s%s.".formatted(names, state, on ? " already" : ""));
    }
    String said =
        switch (kind) {
          case LOCK -> "I locked %s: it stays as it is until you say \"unlock\".";
          case UNLOCK -> "I unlocked %s.";
          case HIDE -> "I hid %s: \"show … again\" brings it back.";
          default -> "I show %s again.";
        };
    return new Outcome(edits, said.formatted(names), ids);
  }
}
