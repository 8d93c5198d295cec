package studio.eligen.agent.designer.mllm.edits;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;

/** A design while it is edited: what it was, what it is now, and what has been said about it. */
final class WorkingDesign {

  private final Design before;
  private final List<DesignEdit> edits = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private Design design;

  WorkingDesign(Design design) {
    this.before = design;
    this.design = design;
  }

  Design before() {
    return before;
  }

  Design design() {
    return design;
  }

  List<DesignEdit> edits() {
    return edits;
  }

  /** What was done, in sentences. */
  String said() {
    return String.join(" ", said);
  }

  /** Ids of what was added or changed and is still there. */
  List<String> touched() {
    return touched.stream().filter(id -> design.entity(id).isPresent()).toList();
  }

  boolean changes() {
    return !design.equals(before);
  }

  /** Applies an edit; one that changes nothing leaves no trace but a sentence. */
  void apply(String id, DesignEdit edit, String done, String otherwise) {
    apply(id, List.of(edit), done, otherwise);
  }

  /** Applies an edit, which leaves no trace if it changes nothing. */
  void apply(String id, DesignEdit edit, String done) {
    apply(id, edit, done, "");
  }

  /** Applies edits of one entity; where they change nothing, they leave no trace but a sentence. */
  void apply(String id, List<DesignEdit> all, String done, String otherwise) {
    boolean changes = false;
    for (DesignEdit edit : all) {
      Design next = design.with(edit);
      if (!next.equals(design)) {
        changes = true;
        design = next;
        edits.add(edit);
      }
    }
    note(changes ? done : otherwise);
    if (changes && !id.isEmpty()) {
      touched.add(id);
    }
  }

  /** Says something of it; nothing if that is empty. */
  void note(String sentence) {
    if (!sentence.isEmpty()) {
      said.add(sentence);
    }
  }

  /**
   * The id of what a model calls so: by its id, or by a prompt that only one has.
   *
   * @throws InvalidEdit if it is none or several
   */
  String idOf(String name) {
    if (design.entity(name).isPresent()) {
      return name;
    }
    String plain = name.toLowerCase(Locale.ROOT).strip();
    List<String> meant =
        design.entities().stream()
            .filter(
                entity ->
                    entity.id().toLowerCase(Locale.ROOT).equals(plain)
                        || entity.prompt().toLowerCase(Locale.ROOT).equals(plain))
            .map(Entity::id)
            .toList();
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw new InvalidEdit(
        "There is no entity \"%s\"; the ids are: %s."
            .formatted(
                EditFields.quoted(name),
                design.entities().isEmpty()
                    ? "none yet"
                    : String.join(", ", design.entities().stream().map(Entity::id).toList())));
  }
}
