package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.phrases.Clauses;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.engine.Region;

/** What the clauses read so far have made of a design. */
final class Gathered {

  private static final Set<String> THEM = Set.of("them", "they", "these", "those");

  final List<DesignEdit> edits = new ArrayList<>();
  final List<String> said = new ArrayList<>();

  /** What all clauses so far were about. */
  final Set<String> spokenOf = new LinkedHashSet<>();

  Design design;
  List<String> focus;
  Optional<Region> vacated = Optional.empty();

  Gathered(Design design, List<String> focus) {
    this.design = design;
    this.focus = focus;
  }

  /** "the cows brown and the horse black, and a fence in front of them": of all three. */
  void recall(List<String> clause) {
    boolean all = !Collections.disjoint(clause, THEM) && focus.size() == 1;
    focus = all && spokenOf.size() > 1 ? List.copyOf(spokenOf) : focus;
  }

  /** "a panda and a bamboo instead" shall come in the place of something, and not beside it. */
  void refuseBeside(List<String> clause, Outcome outcome) {
    boolean instead = clause.get(0).equals("instead") && !Clauses.VERBS.contains(clause.get(1));
    boolean adds =
        !outcome.edits().isEmpty()
            && outcome.edits().stream().allMatch(DesignEdit.AddEntity.class::isInstance);
    if (instead && adds && edits.isEmpty() && !focus.isEmpty()) {
      throw new Misunderstanding(
          "I do not know what shall go for it: say \"replace … with …\", or \"add …\".");
    }
  }

  void take(Outcome outcome) {
    vacated = vacated(outcome).or(() -> vacated);
    design = design.with(outcome.edits());
    focus = outcome.focus();
    spokenOf.addAll(focus);
    edits.addAll(outcome.edits());
    said.add(outcome.said());
  }

  /** The place of what an outcome removes. */
  private Optional<Region> vacated(Outcome outcome) {
    return outcome.edits().stream()
        .filter(DesignEdit.RemoveEntity.class::isInstance)
        .flatMap(edit -> design.entity(((DesignEdit.RemoveEntity) edit).id()).stream())
        .map(Entity::region)
        .findFirst();
  }
}
