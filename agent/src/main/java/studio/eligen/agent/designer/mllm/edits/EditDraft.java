package studio.eligen.agent.designer.mllm.edits;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.Designer.Action;

/** Where the edits of one turn gather, until the turn is over and they count. */
public final class EditDraft {

  private static final int MOST_VERSIONS = 1_000;

  private final EditResolver resolver;
  private final History history;
  private final Forecast forecast;
  private final Supplier<Optional<BufferedImage>> picture;
  private final List<DesignEdit> edits = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private List<String> focus = List.of();
  private Action navigation = new Action.Nothing();

  public EditDraft(
      EditResolver resolver,
      History history,
      Forecast forecast,
      Supplier<Optional<BufferedImage>> picture) {
    this.resolver = resolver;
    this.history = history;
    this.forecast = forecast;
    this.picture = picture;
  }

  /**
   * Adds a call's edits to those of the turn.
   *
   * @return what will happen, in sentences for the model
   * @throws InvalidEdit if they do not fit; then none is added
   */
  public String apply(List<EditFields> fields) {
    Optional<EditFields> walk =
        fields.stream().filter(edit -> List.of("undo", "redo").contains(edit.op())).findFirst();
    return walk.isPresent() ? walk(walk.get(), fields.size()) : edit(fields);
  }

  /** What has gathered: a change, a way through the versions, or nothing. */
  public Action action() {
    return edits.isEmpty() ? navigation : new Action.Change(edits);
  }

  /** Whether anything will be otherwise than before. */
  public boolean changes() {
    return edits.isEmpty()
        ? !(navigation instanceof Action.Nothing)
        : !history.design().with(edits).equals(history.design());
  }

  /** Ids of what was touched last. */
  public List<String> focus() {
    return focus;
  }

  /** What was done, in sentences. */
  public String said() {
    return String.join(" ", said);
  }

  private String edit(List<EditFields> fields) {
    if (fields.isEmpty()) {
      return "nothing is changed.";
    }
    if (!(navigation instanceof Action.Nothing)) {
      throw new InvalidEdit("undo and redo cannot be mixed with other edits.");
    }
    Design before = history.design().with(edits);
    WorkingDesign working = resolver.resolve(fields, before, history.freshSeed());
    String outlook =
        working.changes()
            ? " " + forecast.of(picture.get(), history.design(), working.design())
            : " Nothing is changed by this.";
    edits.addAll(working.edits());
    said.add(working.said());
    if (!working.touched().isEmpty()) {
      focus = working.touched();
    }
    return working.said() + outlook;
  }

  private String walk(EditFields edit, int all) {
    if (all != 1 || !edits.isEmpty()) {
      throw new InvalidEdit("%s stands alone, without other edits.".formatted(edit.op()));
    }
    boolean back = edit.op().equals("undo");
    int asked = (int) Math.max(1, Math.min(MOST_VERSIONS, edit.number("times").orElse(1)));
    int steps = steps(asked, back);
    if (steps == 0) {
      throw new InvalidEdit("There is nothing to %s; tell the person so.".formatted(edit.op()));
    }
    navigation = back ? new Action.Undo(steps) : new Action.Redo(steps);
    focus = List.of();
    said.add(back ? "Undone." : "Redone.");
    return "the design goes %d %s.".formatted(steps, back ? "back" : "forward");
  }

  private int steps(int asked, boolean back) {
    int steps = 0;
    Optional<History> next = back ? history.undo() : history.redo();
    while (steps < asked && next.isPresent()) {
      steps++;
      next = back ? next.get().undo() : next.get().redo();
    }
    return steps;
  }
}
