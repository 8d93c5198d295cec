package studio.eligen.agent.designer.mllm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Wanted;
import studio.eligen.engine.Region;

/** Things that are added one after another, and find their places together. */
final class AddedThings {

  private final Things things;
  private final Seating seating;
  private final BoxReader boxes;
  private final WorkingDesign draft;
  private final Map<String, String> prompts = new LinkedHashMap<>();
  private final List<Wanted> waiting = new ArrayList<>();

  AddedThings(Things things, Seating seating, BoxReader boxes, WorkingDesign draft) {
    this.things = things;
    this.seating = seating;
    this.boxes = boxes;
    this.draft = draft;
  }

  void add(EditFields edit) {
    String prompt = things.prompt(edit.required("prompt"));
    String id = id(edit.text("id"), prompt);
    if (edit.box().isPresent()) {
      seat();
      enter(id, prompt, boxes.box(edit.box().get()));
      return;
    }
    Spot spot = PlaceFields.read(edit, this::idOf).orElse(Spot.ANYWHERE);
    Thing kind = things.kind(prompt);
    prompts.put(id, prompt);
    waiting.add(Wanted.of(id, kind, scale(edit), spot));
  }

  /** Gives all that wait their places. */
  void seat() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Wanted> wanted = List.copyOf(waiting);
    waiting.clear();
    Map<String, Region.Box> seats = seating.seats(wanted, draft.design());
    for (Wanted one : wanted) {
      enter(one.id(), prompts.get(one.id()), seats.get(one.id()));
      Depth.beside(one.id(), one.spot(), draft.design())
          .ifPresent(order -> draft.apply(one.id(), order, "It is behind.", ""));
    }
  }

  private void enter(String id, String prompt, Region.Box box) {
    prompts.put(id, prompt);
    draft.apply(
        id,
        new DesignEdit.AddEntity(new Entity(id, prompt, box)),
        "%s is added, \"%s\".".formatted(id, prompt),
        "");
  }

  private String id(Optional<String> asked, String prompt) {
    String word =
        asked
            .map(id -> id.strip().replaceAll("[\\s_]+", "-"))
            .filter(id -> id.matches("[\\p{L}\\p{N}]+(-[\\p{L}\\p{N}]+)*") && id.length() <= 40)
            .orElseGet(() -> things.idWord(prompt));
    String id = word;
    for (int n = 2; draft.design().entity(id).isPresent() || prompts.containsKey(id); n++) {
      id = word + "-" + n;
    }
    return id;
  }

  private String idOf(String name) {
    return waiting.stream().anyMatch(one -> one.id().equals(name)) ? name : draft.idOf(name);
  }

  private static double scale(EditFields edit) {
    return switch (edit.choice("size", DesignTools.SIZES).orElse("medium")) {
      case "tiny" -> 0.55;
      case "small" -> 0.75;
      case "large" -> 1.35;
      case "huge" -> 1.8;
      case "medium" -> 1;
      default -> throw new InvalidEdit("add: there is no such size.");
    };
  }
}
