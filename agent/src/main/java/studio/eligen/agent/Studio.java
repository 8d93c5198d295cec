package studio.eligen.agent;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.Variation;
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.Exchange;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;

/**
 * START HERE: one conversation, its designs and its pictures. Terminal and web are two faces of it:
 * both send words or edits, and hear the same events.
 *
 * <p>Turns run one at a time, in the thread that asks for them; {@link #cancel} may come from any
 * other. A turn whose picture fails still counts: the design stays, and the next picture is made
 * from the nearest earlier one.
 */
public final class Studio implements AutoCloseable {

  private static final String NOTHING_TO_DESCRIBE =
      "There is no picture to describe yet; draw or open one first.";

  private final Designer designer;
  private final VersionPictures drawing;
  private final List<Consumer<StudioEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ConversationRecorder recorder;

  private final ReentrantLock turns = new ReentrantLock();

  private volatile History history;
  private List<String> focus = List.of();

  /** Of the turn that runs; where none does, cancelling it stops nothing. */
  private volatile Cancellation cancellation = new Cancellation();

  /** A turn while it runs, or a part of one. */
  private interface Turn extends AutoCloseable {
    @Override
    void close();
  }

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
    this.designer = designer;
    this.drawing = new VersionPictures(planner, renderer, this::tell);
    this.recorder = recorder;
    this.history = History.of(first);
    recorder.begin(first);
  }

  /** Events come in the thread of the turn; a listener must not start another turn. */
  public void listen(Consumer<StudioEvent> listener) {
    listeners.add(listener);
  }

  /**
   * Asks, in the thread of the turn, before a picture that is there is drawn anew as a whole. Where
   * the answer is no, the version is undone.
   */
  public void askBefore(Predicate<RenderPlan> answer) {
    drawing.askBefore(answer);
  }

  /**
   * Does several things as one turn.
   *
   * @param token stops the turn: what is being answered, or a picture that is being drawn or has
   *     not been begun
   */
  public void turn(Cancellation token, Runnable work) {
    try (Turn turn = begin(token)) {
      work.run();
    }
  }

  /** One turn of the conversation: answers, changes the design, and draws it. */
  public Reply say(String words) {
    try (Turn turn = begin()) {
      Designer.Turn asked =
          new Designer.Turn(
              words,
              history,
              focus,
              () -> picture().map(Picture::image),
              soFar -> tell(new StudioEvent.Replying(soFar)),
              cancellation);
      Reply reply = drawing.sparing(history, designer.answer(asked));
      History next = reply.action().applyTo(history, words);
      focus = reply.focus();
      keep(words, reply.text(), next);
      tell(new StudioEvent.Answered(reply.text()));
      show(next);
      return reply;
    }
  }

  /**
   * Makes a new version of the design and draws it.
   *
   * @param words what the history shall call it
   * @throws InvalidEdit if an edit does not fit the design; then nothing is changed
   */
  public void edit(List<DesignEdit> edits, String words) {
    try (Turn turn = begin()) {
      go(drawing.sparing(history, history.then(design().with(edits), words)), words);
    }
  }

  /**
   * Corrects the design to what the picture shows already, as by naming things in a photo: the next
   * version has the same pixels, and nothing is drawn.
   *
   * @param words what the history shall call it
   * @throws InvalidEdit if there is no picture, an edit does not fit the design, or the canvas
   *     would be another; then nothing is changed
   */
  public void describe(List<DesignEdit> edits, String words) {
    try (Turn turn = begin()) {
      Picture shown = picture().orElseThrow(() -> new InvalidEdit(NOTHING_TO_DESCRIBE));
      Design described = design().with(edits);
      if (!described.canvas().equals(design().canvas())) {
        throw new InvalidEdit(
            "The picture is %s; describing it cannot make it %s."
                .formatted(design().canvas(), described.canvas()));
      }
      adopt(described, shown.showing(described), words);
    }
  }

  /** Goes back so many versions, as far as there are. */
  public void undo(int versions) {
    try (Turn turn = begin()) {
      go(history.back(versions), "undo");
    }
  }

  /** Goes forward so many versions, as far as there are. */
  public void redo(int versions) {
    try (Turn turn = begin()) {
      go(history.forward(versions), "redo");
    }
  }

  /** Goes to any version; the next change branches off there. */
  public void fork(int version) {
    try (Turn turn = begin()) {
      go(history.fork(version), "go to version " + version);
    }
  }

  /** Goes on with an earlier conversation, as it stood. */
  public void resume(Conversation earlier) {
    try (Turn turn = begin()) {
      recorder.goOn(earlier);
      drawing.become(earlier);
      focus = earlier.focus();
      history = earlier.history();
      tell(new StudioEvent.DesignChanged(history.current().number(), history.design()));
    }
  }

  /**
   * Makes the design of a file version 1 of a conversation, and draws it if need be. That is
   * another conversation, unless this one is blank, of the design's size and seed.
   *
   * @param opening opens the file until it is cancelled
   * @return what it made of the file
   */
  public ImportedDesign open(Function<Cancellation, ImportedDesign> opening) {
    try (Turn turn = begin()) {
      ImportedDesign opened = opening.apply(cancellation);
      open(opened);
      return opened;
    }
  }

  /** The same with a file that was opened already. */
  public void open(ImportedDesign opened) {
    try (Turn turn = begin()) {
      Design blank = Design.blank(opened.design().canvas(), opened.design().seed());
      if (history.versions().size() > 1 || !design().equals(blank)) {
        startAfresh(blank);
      }
      opened.picture().ifPresent(picture -> drawing.put(1, picture));
      String words = "open " + opened.name();
      go(history.then(opened.design(), words), words);
      opened.picture().ifPresent(picture -> ready(1, picture));
    }
  }

  /** Forgets this conversation and begins another. */
  public void startAfresh(Design first) {
    try (Turn turn = begin()) {
      drawing.clear();
      focus = List.of();
      history = History.of(first);
      recorder.begin(first);
      tell(new StudioEvent.DesignChanged(0, first));
    }
  }

  /** Draws the current design if it has no picture, as when it was stopped. */
  public void draw() {
    try (Turn turn = begin()) {
      if (drawing.lacks(history)) {
        drawMissing();
      }
    }
  }

  /** Plans the pictures to come with this. */
  public void planWith(RenderPlanner next) {
    try (Turn turn = begin()) {
      drawing.planWith(next);
    }
  }

  /**
   * Draws the current design from other seeds, and changes nothing: {@link #pick} does.
   *
   * @param id of the thing that alone is drawn anew, or empty for the whole picture
   * @return fewer than asked for if it was cancelled
   * @throws RenderException if not even one can be drawn
   */
  public List<Variation> variations(Optional<String> id, int number) {
    try (Turn turn = begin()) {
      return drawing.variations(history, id, number, cancellation);
    }
  }

  /** Makes a variation the next version. */
  public void pick(Variation chosen) {
    try (Turn turn = begin()) {
      adopt(chosen.design(), chosen.picture(), chosen.words());
    }
  }

  /**
   * Has the current picture looked at, and what failed drawn again; a repair is the next version.
   *
   * @throws RenderException if there is no picture, or a repair cannot be drawn
   */
  public Critic.Result review(Critic critic) {
    try (Turn turn = begin()) {
      Optional<Picture> before = picture();
      Critic.Result result = drawing.review(history, critic, cancellation);
      if (result.picture() != before.orElse(null)) {
        adopt(design(), result.picture(), "repair");
      }
      return result;
    }
  }

  /**
   * Stops the turn that is being answered, which then changes nothing, or the picture that is being
   * drawn, whose design stays.
   */
  public void cancel() {
    cancellation.cancel();
  }

  public History history() {
    return history;
  }

  public Design design() {
    return history.design();
  }

  /** The picture of the current design, if it has been drawn. */
  public Optional<Picture> picture() {
    try (Turn turn = begin()) {
      return drawing.of(history);
    }
  }

  @Override
  public void close() {
    drawing.close();
    recorder.close();
  }

  /** Begins a turn of its own, or goes on with the one that runs in this thread. */
  private Turn begin() {
    return begin(turns.isHeldByCurrentThread() ? cancellation : new Cancellation());
  }

  private Turn begin(Cancellation token) {
    turns.lock();
    Cancellation outer = cancellation;
    cancellation = token;
    return () -> {
      cancellation = outer;
      turns.unlock();
    };
  }

  private void adopt(Design design, Picture picture, String words) {
    History next = history.then(design, words);
    keep(words, "", next);
    history = next;
    tell(new StudioEvent.DesignChanged(next.current().number(), design));
    ready(next.current().number(), picture);
  }

  private void go(History next, String words) {
    keep(words, "", next);
    show(next);
  }

  private void keep(String words, String reply, History next) {
    recorder
        .turn(new Exchange(words, reply, focus), next)
        .ifPresent(reason -> tell(new StudioEvent.NotKept(reason)));
  }

  private void show(History next) {
    boolean same = next.current().number() == history.current().number();
    history = next;
    if (same) {
      return;
    }
    tell(new StudioEvent.DesignChanged(next.current().number(), next.design()));
    boolean blank = next.design().entities().isEmpty() && next.design().scene().isEmpty();
    if (drawing.lacks(history) && (!blank || drawing.hasAny(history))) {
      drawMissing();
    }
  }

  private void drawMissing() {
    int version = history.current().number();
    try {
      drawing
          .draw(history, cancellation)
          .ifPresentOrElse(picture -> ready(version, picture), () -> undo(1));
    } catch (RenderException | InvalidInput e) {
      tell(new StudioEvent.RenderFailed(version, e));
    }
  }

  private void ready(int version, Picture picture) {
    drawing.put(version, picture);
    recorder.picture(version, picture).ifPresent(reason -> tell(new StudioEvent.NotKept(reason)));
    tell(new StudioEvent.PictureReady(version, picture));
  }

  private void tell(StudioEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
