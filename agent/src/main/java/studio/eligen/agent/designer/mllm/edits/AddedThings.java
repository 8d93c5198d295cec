package studio.eligen.agent.designer.mllm.edits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.mllm.parsing.BoxReader;
import studio.eligen.agent.designer.placement.Additions;
import studio.eligen.agent.designer.placement.NoRoom;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Wanted;
import studio.eligen.engine.Region;

/** Things that are added one after another, and find their places together. */
final class AddedThings {

  private final KnownThings things;
  private final BoxReader boxes;
  private final WorkingDesign working;
  private final Map<String, String> prompts = new LinkedHashMap<>();
  private final List<Wanted> waiting = new ArrayList<>();

  AddedThings(KnownThings things, BoxReader boxes, WorkingDesign working) {
    this.things = things;
    this.boxes = boxes;
    this.working = working;
  }

  void add(EditFields edit) {
    String prompt = things.prompt(edit.required("prompt"));
    String id = id(edit.text("id"), prompt);
    prompts.put(id, prompt);
    if (edit.box().isPresent()) {
      seat();
      enter(id, boxes.box(edit.box().get()));
      return;
    }
    Spot spot = PlaceFields.read(edit, this::idOf).orElse(Spot.ANYWHERE);
    double scale = edit.choice("size", DesignTools.SIZES).map(SizeWords::scale).orElse(1.0);
    waiting.add(Wanted.of(id, things.vocabulary().kind(prompt), scale, spot));
  }

  /** Gives all that wait their places. */
  void seat() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Wanted> wanted = List.copyOf(waiting);
    waiting.clear();
    for (DesignEdit edit : additions(wanted)) {
      if (edit instanceof DesignEdit.AddEntity added) {
        enter(added.entity().id(), (Region.Box) added.entity().region());
      } else if (edit instanceof DesignEdit.Reorder order) {
        working.apply(order.id(), order, "It is behind.");
      }
    }
  }

  private List<DesignEdit> additions(List<Wanted> wanted) {
    try {
      return Additions.of(wanted, prompts::get, things.arrangement(working.design()));
    } catch (NoRoom e) {
      throw new InvalidEdit(
          "%s Instead, choose another place, or make others smaller or remove them first."
              .formatted(e.getMessage()));
    }
  }

  private void enter(String id, Region.Box box) {
    String prompt = prompts.get(id);
    working.apply(
        id,
        new DesignEdit.AddEntity(new Entity(id, prompt, box)),
        "%s is added, \"%s\".".formatted(id, prompt));
  }

  private String id(Optional<String> asked, String prompt) {
    String word =
        asked
            .map(id -> id.strip().replaceAll("[\\s_]+", "-"))
            .filter(id -> id.length() <= 40 && id.matches("[\\p{L}\\p{N}]+(-[\\p{L}\\p{N}]+)*"))
            .orElseGet(() -> things.idWord(prompt));
    String id = word;
    for (int n = 2; working.design().entity(id).isPresent() || prompts.containsKey(id); n++) {
      id = word + "-" + n;
    }
    return id;
  }

  private String idOf(String name) {
    return waiting.stream().anyMatch(one -> one.id().equals(name)) ? name : working.idOf(name);
  }
}
