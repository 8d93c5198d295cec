package studio.eligen.agent;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import studio.eligen.agent.Snapshot.Status;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.Exchange;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;

/**
 * Where a conversation stands, and how it goes on: every version is kept, told, and drawn. Only the
 * turn that runs changes it; any thread may read it.
 */
final class Timeline {

  private static final String NOTHING_TO_DESCRIBE =
      "There is no picture to describe yet; draw or open one first.";

  private final Designer designer;
  private final VersionPictures pictures = new VersionPictures();
  private final RenderRun rendering;
  private final ConversationRecorder recorder;
  private final List<Consumer<StudioEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock turns = new ReentrantLock();
  private volatile Snapshot now;
  // What "it" means.
  private List<String> focus = List.of();

  /** Of the turn that runs; where none does, cancelling it stops nothing. */
  private volatile Cancellation cancellation = new Cancellation();

  /** A turn, or a part of one, while it runs. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  Timeline(
      Designer designer,
      RenderPlanner planner,
      Optional<? extends Renderer> renderer,
      Design first,
      ConversationRecorder recorder) {
    this.designer = designer;
    this.rendering = new RenderRun(planner, renderer, pictures, this::tell);
    this.recorder = recorder;
    this.now = Snapshot.of(first);
    recorder.begin(first);
  }

  /** Begins a turn of its own when others are over, or goes on with the one of this thread. */
  Turn begin(Status status) {
    return begin(status, turns.isHeldByCurrentThread() ? cancellation : new Cancellation());
  }

  Turn begin(Status status, Cancellation token) {
    turns.lock();
    Status before = now.status();
    Cancellation outer = cancellation;
    cancellation = token;
    now = now.with(status);
    return () -> {
      cancellation = outer;
      now = now.with(before);
      turns.unlock();
    };
  }

  /** What stops the turn that runs. */
  Cancellation cancellation() {
    return cancellation;
  }

  Snapshot now() {
    return now;
  }

  History history() {
    return now.history();
  }

  Design design() {
    return now.design();
  }

  Optional<Picture> picture() {
    return pictures.of(history());
  }

  /** Bytes of the pictures that are held in memory. */
  long pictureBytes() {
    return pictures.bytes() + now.variations().map(VariationSheet::bytes).orElse(0L);
  }

  RenderRun rendering() {
    return rendering;
  }

  void listen(Consumer<StudioEvent> listener) {
    listeners.add(listener);
  }

  void tell(StudioEvent event) {
    if (event instanceof StudioEvent.Planned && now.status() != Status.VARYING) {
      now = now.with(Status.DRAWING);
    }
    listeners.forEach(listener -> listener.accept(event));
  }

  /** Has the designer answer, and does what it says, unless that may not be: then it says so. */
  Reply answer(String words, Optional<StylePicture> attached) {
    Reply reply = designer.answer(asked(words, attached));
    Reply told = reply;
    History next = history();
    try {
      next = allowed(reply.action().applyTo(history(), words));
      Optional<String> caveat = rendering.caveat(history(), next);
      told = caveat.map(but -> reply.text() + " " + but).map(reply::saying).orElse(reply);
    } catch (InvalidInput e) {
      told = new Reply(e.getMessage(), new Action.Nothing(), reply.focus());
    }
    focus = told.focus();
    keep(words, told.text(), next);
    tell(new StudioEvent.Answered(told.text(), told.suggestions()));
    show(next);
    return told;
  }

  private Designer.Turn asked(String words, Optional<StylePicture> attached) {
    return new Designer.Turn(
        words,
        history(),
        focus,
        () -> picture().map(Picture::image),
        soFar -> tell(new StudioEvent.Replying(soFar)),
        cancellation,
        attached);
  }

  /**
   * Makes a design the next version, and draws it.
   *
   * @throws InvalidInput if that may not be; then nothing is changed
   */
  void add(Design design, String words) {
    go(allowed(history().then(design, words)), words);
  }

  /** The same, but draws nothing yet. */
  void lay(Design design, String words) {
    History next = allowed(history().then(design, words));
    keep(words, "", next);
    become(next);
  }

  /** The next versions, if what they ask for can be drawn and loses nothing. */
  private History allowed(History next) {
    if (next.versions().size() > history().versions().size()) {
      rendering.requireDrawable(design(), next.design());
    }
    return pictures.sparing(history(), next);
  }

  /**
   * Makes a design that the picture shows already the next version.
   *
   * @throws InvalidInput if there is no picture, or the design has another size
   */
  void describe(Design described, String words) {
    Picture shown = picture().orElseThrow(() -> new InvalidEdit(NOTHING_TO_DESCRIBE));
    if (!described.canvas().equals(design().canvas())) {
      throw new InvalidEdit(
          "The picture is %s; describing it cannot make it %s."
              .formatted(design().canvas(), described.canvas()));
    }
    add(described, shown.showing(described), words);
  }

  /**
   * Makes the picture with another one in it the next version.
   *
   * @throws InvalidInput if there is no picture, or it would lie over what is locked
   */
  void insert(Insertion insertion) {
    Picture shown = picture().orElseThrow(() -> new InvalidEdit(Insertion.NOWHERE));
    Design design = insertion.into(design());
    pictures.sparing(history(), history().then(design, insertion.words()));
    add(design, Picture.of(insertion.over(shown.image()), design), insertion.words());
  }

  /** Makes a design whose picture is there the next version. */
  void add(Design design, Picture picture, String words) {
    History next = history().then(design, words);
    keep(words, "", next);
    become(next);
    ready(next.current().number(), picture);
  }

  /** Goes to any version, and draws it if need be. */
  void go(History next, String words) {
    keep(words, "", next);
    show(next);
  }

  void resume(Conversation earlier) {
    recorder.goOn(earlier);
    pictures.become(earlier);
    focus = earlier.focus();
    now = now.with(earlier.history());
    tell(new StudioEvent.DesignChanged(history().current().number(), design()));
  }

  void startAfresh(Design first) {
    pictures.clear();
    focus = List.of();
    recorder.begin(first);
    now = Snapshot.of(first).with(now.status());
    tell(new StudioEvent.DesignChanged(0, first));
  }

  void open(ImportedDesign opened) {
    Design blank = Design.blank(opened.design().canvas(), opened.design().seed());
    if (history().versions().size() > 1 || !design().equals(blank)) {
      startAfresh(blank);
    }
    opened.picture().ifPresent(picture -> pictures.put(1, picture));
    String words = "open " + opened.name();
    go(history().then(opened.design(), words), words);
    opened.picture().ifPresent(picture -> ready(1, picture));
  }

  /** Lays variations on the table, in place of others. */
  void lay(VariationSheet sheet) {
    now = now.with(Optional.of(sheet));
  }

  void drawMissing() {
    if (!rendering.lacks(history())) {
      return;
    }
    int version = history().current().number();
    try {
      rendering
          .draw(history(), cancellation)
          .ifPresentOrElse(picture -> ready(version, picture), () -> go(history().back(1), "undo"));
    } catch (RenderException | InvalidInput e) {
      tell(new StudioEvent.RenderFailed(version, e));
    }
  }

  void close() {
    rendering.close();
    recorder.close();
  }

  private void show(History next) {
    if (become(next) && (!next.design().isBlank() || pictures.nearest(next).isPresent())) {
      drawMissing();
    }
  }

  /** Whether it is at another version now. */
  private boolean become(History next) {
    boolean other = next.current().number() != history().current().number();
    now = now.with(next);
    if (other) {
      tell(new StudioEvent.DesignChanged(next.current().number(), next.design()));
    }
    return other;
  }

  private void ready(int version, Picture picture) {
    pictures.put(version, picture);
    tellUnkept(recorder.picture(version, picture));
    tell(new StudioEvent.PictureReady(version, picture));
  }

  void keep(String words, String reply, History next) {
    tellUnkept(recorder.turn(new Exchange(words, reply, focus), next));
  }

  private void tellUnkept(Optional<String> reason) {
    reason.ifPresent(why -> tell(new StudioEvent.NotKept(why)));
  }
}
