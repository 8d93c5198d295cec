package studio.eligen.agent;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.engine.RenderListener;

/** What a face of the studio hears while a turn runs. */
public sealed interface StudioEvent {

  /** The designer's answer as far as it has come; it may begin anew, and need not come at all. */
  record Replying(String soFar) implements StudioEvent {}

  /**
   * The designer's answer, before anything is drawn.
   *
   * @param suggestions what may be said next, each a whole sentence
   */
  record Answered(String text, List<String> suggestions) implements StudioEvent {
    public Answered {
      suggestions = List.copyOf(suggestions);
    }
  }

  /** The design is another one now. */
  record DesignChanged(int version, Design design) implements StudioEvent {}

  /**
   * Drawing a picture begins: each variation and each repair is a picture of its own.
   *
   * @param variations those that were drawn before it, if it is one of several to choose from
   */
  record Planned(RenderPlan plan, Optional<VariationSheet> variations) implements StudioEvent {}

  /** A step is done. Its preview can be asked for only while the event is heard. */
  record Stepped(RenderListener.Step step) implements StudioEvent {}

  /** The picture of the current design is there. */
  record PictureReady(int version, Picture picture) implements StudioEvent {}

  /** Drawing variations begins, or one more of them is there. */
  record Varying(VariationSheet soFar) implements StudioEvent {}

  /** No more variations are drawn. */
  record Varied(VariationSheet sheet) implements StudioEvent {}

  /**
   * One of the variations on the table is a version now.
   *
   * @param number of the variation, counted from 1
   */
  record Picked(int number, int version) implements StudioEvent {}

  /** The conversation goes on, but is not being kept for another day. */
  record NotKept(String reason) implements StudioEvent {}

  /** There is no picture of the current design; the design stays. */
  record RenderFailed(int version, RuntimeException reason) implements StudioEvent {}
}
