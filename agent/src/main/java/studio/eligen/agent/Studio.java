package studio.eligen.agent;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import studio.eligen.agent.Snapshot.Status;
import studio.eligen.agent.Timeline.Turn;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.Variation;
import studio.eligen.agent.render.Variations;
import studio.eligen.agent.store.Conversation;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;

/**
 * START HERE: one conversation, its designs and its pictures. Terminal and web are two faces of it:
 * both send words or edits, and hear the same events.
 *
 * <p>Turns run one at a time, in the thread that asks for them. Who only looks ({@link #snapshot},
 * {@link #picture}) waits for none of them, and {@link #cancel} may come from any thread. A turn
 * whose picture fails still counts: the design stays, and the next picture is made from the nearest
 * earlier one.
 */
public final class Studio implements AutoCloseable {

  private final Timeline timeline;
  private final VariationTable variations;

  /**
   * @param renderer draws the pictures; without one there are only designs
   */
  public Studio(
      Designer designer,
      RenderPlanner planner,
      Optional<? extends Renderer> renderer,
      Design first) {
    this(designer, planner, renderer, first, ConversationRecorder.none());
  }

  /**
   * @param recorder keeps every turn before its answer is told; closed with the studio
   */
  public Studio(
      Designer designer,
      RenderPlanner planner,
      Optional<? extends Renderer> renderer,
      Design first,
      ConversationRecorder recorder) {
    this.timeline = new Timeline(designer, planner, renderer, first, recorder);
    this.variations = new VariationTable(timeline);
  }

  /** Events come in the thread of the turn, but steps in the one that draws. */
  public void listen(Consumer<StudioEvent> listener) {
    timeline.listen(listener);
  }

  /**
   * Asks, in the thread of the turn, before a picture that is there is drawn anew as a whole. Where
   * the answer is no, the version is undone.
   */
  public void askBefore(Predicate<RenderPlan> answer) {
    timeline.rendering().askBefore(answer);
  }

  public void planWith(RenderPlanner next) {
    turn(() -> timeline.rendering().planWith(next));
  }

  /** Draws at most so many variations at once, up to {@value Variations#MOST}. */
  public void varyAtMost(int most) {
    turn(() -> variations.drawAtMost(most));
  }

  public Snapshot snapshot() {
    return timeline.now();
  }

  public History history() {
    return timeline.history();
  }

  public Design design() {
    return timeline.design();
  }

  /** The picture of the current design, if it has been drawn. */
  public Optional<Picture> picture() {
    return timeline.picture();
  }

  /** Bytes of the pictures that it holds in memory. */
  public long pictureBytes() {
    return timeline.pictureBytes();
  }

  /**
   * Does things as one turn.
   *
   * @param token stops the turn: an answer that is under way, and then changes nothing, or a
   *     picture that is being drawn or has not been begun, whose design stays
   */
  public void turn(Cancellation token, Runnable work) {
    try (Turn turn = timeline.begin(Status.WORKING, token)) {
      work.run();
    }
  }

  /** Stops the turn that runs, as its token does. */
  public void cancel() {
    timeline.cancellation().cancel();
  }

  /**
   * One turn of the conversation: answers, changes the design, and draws it.
   *
   * @return the answer; none where the words are about variations
   * @throws InvalidInput if there are no such variations
   * @throws RenderException if not one of the variations can be drawn
   */
  public Optional<Reply> say(String words) {
    return say(words, Optional.empty());
  }

  /** The same with a picture, in whose style the words may ask to draw. */
  public Optional<Reply> say(String words, Optional<StylePicture> attached) {
    try (Turn turn = begin()) {
      Optional<Runnable> aboutVariations = variations.meant(words);
      aboutVariations.ifPresent(Runnable::run);
      return aboutVariations.isPresent()
          ? Optional.empty()
          : Optional.of(timeline.answer(words, attached));
    }
  }

  /** Makes a new version by these edits and draws it. */
  public void edit(List<DesignEdit> edits, String words) {
    edit(design -> design.with(edits), words);
  }

  /**
   * Makes a new version of the design and draws it.
   *
   * @param edit is applied once, to the design that its turn finds
   * @param words what the history shall call it
   * @throws InvalidInput if the edit does not fit the design; then nothing is changed
   */
  public void edit(UnaryOperator<Design> edit, String words) {
    turn(() -> timeline.add(edit.apply(design()), words));
  }

  /** The same without a picture: what is said to it in the same turn comes first. */
  public void lay(UnaryOperator<Design> edit, String words) {
    turn(() -> timeline.lay(edit.apply(design()), words));
  }

  /** Refuses, with {@link InvalidInput}, a next design that cannot be drawn here at all. */
  public void requireDrawable(Design next) {
    timeline.rendering().requireDrawable(design(), next);
  }

  /**
   * Corrects the design to what the picture shows already; the next version has the same pixels.
   *
   * @param edit is applied as {@link #edit} does
   * @throws InvalidInput if there is no picture, or the edit does not fit; then nothing is changed
   */
  public void describe(UnaryOperator<Design> edit, String words) {
    turn(() -> timeline.describe(edit.apply(design()), words));
  }

  /** Puts a picture into this one, as a thing of it; the next version is not drawn. */
  public void insert(Insertion insertion) {
    turn(() -> timeline.insert(insertion));
  }

  /** Goes back so many versions, as far as there are. */
  public void undo(int versions) {
    turn(() -> timeline.go(history().back(versions), "undo"));
  }

  /** The same forward. */
  public void redo(int versions) {
    turn(() -> timeline.go(history().forward(versions), "redo"));
  }

  /** Goes to any version; the next change branches off there. */
  public void fork(int version) {
    turn(() -> timeline.go(history().fork(version), "go to version " + version));
  }

  /** Goes on with an earlier conversation, as it stood. */
  public void resume(Conversation earlier) {
    turn(() -> timeline.resume(earlier));
  }

  /**
   * Makes the design of a file version 1 of another conversation, or of this one if it is blank and
   * of the design's size and seed, and draws it if need be.
   *
   * @param opening opens the file until it is cancelled
   */
  public ImportedDesign open(Function<Cancellation, ImportedDesign> opening) {
    try (Turn turn = begin()) {
      ImportedDesign opened = opening.apply(timeline.cancellation());
      timeline.open(opened);
      return opened;
    }
  }

  /** Forgets this conversation and begins another. */
  public void startAfresh(Design first) {
    turn(() -> timeline.startAfresh(first));
  }

  /** Draws the current design if it has no picture, as when it was stopped. */
  public void draw() {
    turn(() -> timeline.drawMissing());
  }

  /**
   * Draws the design from other seeds, and changes nothing: {@link #pick} does.
   *
   * @param id of the thing that alone is drawn anew, or empty for the whole picture
   * @return fewer than asked for if it was cancelled
   * @throws RenderException if not even one can be drawn
   */
  public List<Variation> variations(Optional<String> id, int number) {
    try (Turn turn = begin()) {
      return variations.ask(id, number);
    }
  }

  /** The same as a wish says: "3", "of the cat" or "3 of the cat". */
  public void vary(String wish) {
    turn(() -> variations.draw(wish));
  }

  /** Makes a variation the next version. */
  public void pick(Variation chosen) {
    turn(() -> variations.pick(chosen));
  }

  /**
   * The same of one on the table; another can be picked instead of it, until the design goes on.
   *
   * @param number counted from 1
   * @throws InvalidInput if there is no such variation on the table
   */
  public void pick(int number) {
    turn(() -> variations.pick(number));
  }

  /**
   * Has the current picture looked at; a repair of what failed is the next version.
   *
   * @throws RenderException if there is no picture, or a repair cannot be drawn
   */
  public Critic.Result review(Critic critic) {
    try (Turn turn = timeline.begin(Status.LOOKING)) {
      Optional<Picture> before = picture();
      Critic.Result result =
          timeline.rendering().review(history(), critic, timeline.cancellation());
      if (result.picture() != before.orElse(null)) {
        timeline.add(design(), result.picture(), "repair");
      }
      return result;
    }
  }

  @Override
  public void close() {
    timeline.close();
  }

  private Turn begin() {
    return timeline.begin(Status.WORKING);
  }

  private void turn(Runnable work) {
    try (Turn turn = begin()) {
      work.run();
    }
  }
}
