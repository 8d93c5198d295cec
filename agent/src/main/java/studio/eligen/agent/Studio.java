package studio.eligen.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;

/**
 * START HERE: one conversation, its designs and its pictures. Terminal and web are two faces of it:
 * both send words or edits, and hear the same events.
 *
 * <p>Turns run one at a time, in the thread that asks for them; {@link #cancel} may come from any
 * other. A turn whose picture fails still counts: the design stays, and the next picture is made
 * from the nearest earlier one.
 */
public final class Studio implements AutoCloseable {

  private final Designer designer;
  private RenderPlanner planner;
  private final Optional<Renderer> renderer;
  private final List<Consumer<StudioEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Map<Integer, Picture> pictures = new HashMap<>();

  private History history;
  private List<String> focus = List.of();
  private volatile AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * @param renderer draws the pictures; without one there are only designs
   */
  public Studio(
      Designer designer, RenderPlanner planner, Optional<Renderer> renderer, Design first) {
    this.designer = designer;
    this.planner = planner;
    this.renderer = renderer;
    this.history = History.of(first);
  }

  /** Events come in the thread of the turn; a listener must not start another turn. */
  public void listen(Consumer<StudioEvent> listener) {
    listeners.add(listener);
  }

  /** One turn of the conversation: answers, changes the design, and draws it. */
  public synchronized Reply say(String words) {
    Reply reply =
        designer.answer(new Turn(words, history, focus, () -> picture().map(Picture::image)));
    focus = reply.focus();
    tell(new StudioEvent.Answered(reply.text()));
    if (reply.action() instanceof Action.Change change) {
      edit(change.edits(), words);
    } else if (reply.action() instanceof Action.Undo undo) {
      undo(undo.versions());
    } else if (reply.action() instanceof Action.Redo redo) {
      redo(redo.versions());
    }
    return reply;
  }

  /**
   * Makes a new version of the design and draws it.
   *
   * @param words what the history shall call it
   * @throws RenderException.BadRequest if an edit does not fit the design; then nothing is changed
   */
  public synchronized void edit(List<DesignEdit> edits, String words) {
    show(history.then(history.design().with(edits), words));
  }

  /** Goes back so many versions, as far as there are. */
  public synchronized void undo(int versions) {
    History back = history;
    for (int i = 0; i < versions; i++) {
      back = back.undo().orElse(back);
    }
    show(back);
  }

  /** Goes forward so many versions, as far as there are. */
  public synchronized void redo(int versions) {
    History forward = history;
    for (int i = 0; i < versions; i++) {
      forward = forward.redo().orElse(forward);
    }
    show(forward);
  }

  /** Goes to any version; the next change branches off there. */
  public synchronized void fork(int version) {
    show(history.fork(version));
  }

  /** Forgets this conversation and begins another. */
  public synchronized void startAfresh(Design first) {
    pictures.clear();
    focus = List.of();
    history = History.of(first);
    tell(new StudioEvent.DesignChanged(0, first));
  }

  /** Draws the current design if it has no picture, as when it was stopped. */
  public synchronized void draw() {
    if (picture().isEmpty()) {
      renderer.ifPresent(this::draw);
    }
  }

  /** Plans the pictures to come with this. */
  public synchronized void planWith(RenderPlanner next) {
    planner = next;
  }

  /**
   * Stops the turn that is being answered, which then changes nothing, or the picture that is being
   * drawn, whose design stays.
   */
  public void cancel() {
    designer.cancel();
    cancelled.set(true);
  }

  public synchronized History history() {
    return history;
  }

  public synchronized Design design() {
    return history.design();
  }

  /** The picture of the current design, if it has been drawn. */
  public synchronized Optional<Picture> picture() {
    return Optional.ofNullable(pictures.get(history.current().number()));
  }

  @Override
  public void close() {
    renderer.ifPresent(Renderer::close);
  }

  private void show(History next) {
    boolean same = next.current().number() == history.current().number();
    history = next;
    if (same) {
      return;
    }
    tell(new StudioEvent.DesignChanged(next.current().number(), next.design()));
    boolean blank = next.design().entities().isEmpty() && next.design().scene().isEmpty();
    if (picture().isEmpty() && !(blank && nearestPictured().isEmpty())) {
      renderer.ifPresent(this::draw);
    }
  }

  private void draw(Renderer with) {
    int version = history.current().number();
    AtomicBoolean stop = new AtomicBoolean();
    cancelled = stop;
    try {
      RenderPlan plan = plan();
      tell(new StudioEvent.Planned(plan));
      Picture picture = picture(plan, with, stop);
      pictures.put(version, picture);
      tell(new StudioEvent.PictureReady(version, picture));
    } catch (RenderException e) {
      tell(new StudioEvent.RenderFailed(version, e));
    }
  }

  private RenderPlan plan() {
    Optional<Version> from = nearestPictured();
    if (from.isEmpty()) {
      return planner.generate(history.design(), "");
    }
    Picture old = pictures.get(from.get().number());
    return planner.plan(from.get().design(), old.image(), history.design());
  }

  private Optional<Version> nearestPictured() {
    return history.lineage().stream().filter(v -> pictures.containsKey(v.number())).findFirst();
  }

  private Picture picture(RenderPlan plan, Renderer with, AtomicBoolean stop) {
    if (plan instanceof RenderPlan.Generate generate) {
      return drawn(generate.request(), with, stop);
    }
    if (plan instanceof RenderPlan.Inpaint inpaint) {
      return drawn(inpaint.request(), with, stop);
    }
    return pictures.get(nearestPictured().orElseThrow().number());
  }

  private Picture drawn(RenderRequest request, Renderer with, AtomicBoolean stop) {
    return Picture.of(with.render(request, listener(stop)), history.design());
  }

  private RenderListener listener(AtomicBoolean stop) {
    return new RenderListener() {
      @Override
      public void onStep(Step step) {
        tell(new StudioEvent.Stepped(step));
      }

      @Override
      public boolean isCancelled() {
        return stop.get();
      }
    };
  }

  private void tell(StudioEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
