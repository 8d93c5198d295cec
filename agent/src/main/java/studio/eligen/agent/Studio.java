package studio.eligen.agent;

import java.util.List;
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
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.Exchange;
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
  private final RenderPlanner planner;
  private final Optional<Renderer> renderer;
  private final List<Consumer<StudioEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Recorder recorder;
  private final Pictures pictures = new Pictures();

  private History history;
  private List<String> focus = List.of();
  private volatile AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * @param renderer draws the pictures; without one there are only designs
   */
  public Studio(
      Designer designer, RenderPlanner planner, Optional<Renderer> renderer, Design first) {
    this(designer, planner, renderer, first, Recorder.none());
  }

  /**
   * @param recorder keeps every turn before its answer is told; closed with the studio
   */
  public Studio(
      Designer designer,
      RenderPlanner planner,
      Optional<Renderer> renderer,
      Design first,
      Recorder recorder) {
    this.designer = designer;
    this.planner = planner;
    this.renderer = renderer;
    this.recorder = recorder;
    this.history = History.of(first);
    recorder.begin(first);
  }

  /** Events come in the thread of the turn; a listener must not start another turn. */
  public void listen(Consumer<StudioEvent> listener) {
    listeners.add(listener);
  }

  /** One turn of the conversation: answers, changes the design, and draws it. */
  public synchronized Reply say(String words) {
    Reply reply =
        designer.answer(new Turn(words, history, focus, () -> picture().map(Picture::image)));
    History next = history;
    if (reply.action() instanceof Action.Change change) {
      next = history.then(history.design().with(change.edits()), words);
    } else if (reply.action() instanceof Action.Undo undo) {
      next = history.back(undo.versions());
    } else if (reply.action() instanceof Action.Redo redo) {
      next = history.forward(redo.versions());
    }
    focus = reply.focus();
    keep(words, reply.text(), next);
    tell(new StudioEvent.Answered(reply.text()));
    show(next);
    return reply;
  }

  /**
   * Makes a new version of the design and draws it.
   *
   * @param words what the history shall call it
   * @throws RenderException.BadRequest if an edit does not fit the design; then nothing is changed
   */
  public synchronized void edit(List<DesignEdit> edits, String words) {
    go(history.then(history.design().with(edits), words), words);
  }

  /** Goes back so many versions, as far as there are. */
  public synchronized void undo(int versions) {
    go(history.back(versions), "undo");
  }

  /** Goes forward so many versions, as far as there are. */
  public synchronized void redo(int versions) {
    go(history.forward(versions), "redo");
  }

  /** Goes to any version; the next change branches off there. */
  public synchronized void fork(int version) {
    go(history.fork(version), "go to version " + version);
  }

  /** Goes on with an earlier conversation, as it stood. */
  public synchronized void resume(Conversation earlier) {
    recorder.goOn(earlier);
    pictures.become(earlier);
    focus = earlier.focus();
    history = earlier.history();
    tell(new StudioEvent.DesignChanged(history.current().number(), history.design()));
  }

  /** Begins another conversation, in which version 1 is this design, and draws it if need be. */
  public synchronized void open(OpenedDesign opened) {
    startAfresh(Design.blank(opened.design().canvas(), opened.design().seed()));
    opened.picture().ifPresent(picture -> pictures.put(1, picture));
    String words = "open " + opened.name();
    go(history.then(opened.design(), words), words);
    opened.picture().ifPresent(picture -> ready(1, picture));
  }

  /** Forgets this conversation and begins another. */
  public synchronized void startAfresh(Design first) {
    pictures.clear();
    focus = List.of();
    history = History.of(first);
    recorder.begin(first);
    tell(new StudioEvent.DesignChanged(0, first));
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
    return pictures.of(history.current().number());
  }

  @Override
  public void close() {
    renderer.ifPresent(Renderer::close);
    recorder.close();
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
      ready(version, picture(plan, with, stop));
    } catch (RenderException e) {
      tell(new StudioEvent.RenderFailed(version, e));
    }
  }

  private void ready(int version, Picture picture) {
    pictures.put(version, picture);
    recorder.picture(version, picture).ifPresent(reason -> tell(new StudioEvent.NotKept(reason)));
    tell(new StudioEvent.PictureReady(version, picture));
  }

  private RenderPlan plan() {
    Optional<Version> from = nearestPictured();
    if (from.isEmpty()) {
      return planner.generate(history.design(), "");
    }
    Picture old = pictures.of(from.get().number()).orElseThrow();
    return planner.plan(from.get().design(), old.image(), history.design());
  }

  private Optional<Version> nearestPictured() {
    return history.lineage().stream().filter(v -> pictures.of(v.number()).isPresent()).findFirst();
  }

  private Picture picture(RenderPlan plan, Renderer with, AtomicBoolean stop) {
    if (plan instanceof RenderPlan.Generate generate) {
      return drawn(generate.request(), with, stop);
    }
    if (plan instanceof RenderPlan.Inpaint inpaint) {
      return drawn(inpaint.request(), with, stop);
    }
    return pictures.of(nearestPictured().orElseThrow().number()).orElseThrow();
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
