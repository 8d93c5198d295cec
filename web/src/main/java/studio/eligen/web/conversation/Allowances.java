package studio.eligen.web.conversation;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.store.Archive;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/**
 * START HERE for what a visitor may do: it is decided in this class alone, by {@link
 * VisitorLimits}. Whatever is refused is refused in a sentence that names the bound.
 */
public final class Allowances {

  /** Turns beside those of all, for addresses from which none runs: two could fill the others. */
  private static final int KEPT_FOR_FIRST = 8;

  private final VisitorLimits limits;
  private final StudioFactory factory;
  private final long usualPixels;
  private final int usualSteps;
  private final Turnstile streams;
  private final Turnstile masks;
  private final KeptRoom room;

  /** Each file may take a few hundred megabytes for a moment, and its look at it a minute. */
  private final Turnstile openings = new Turnstile(new VisitorLimits.Most(1, 1, 2));

  /** A zip and what is in it take a few hundred megabytes for a moment. */
  private final Turnstile imports = new Turnstile(new VisitorLimits.Most(2, 1, 2));

  /** Each keeps those who write waiting, and the next copy a thread. */
  private final Turnstile copies = new Turnstile(new VisitorLimits.Most(2, 2, 4));

  /** Each may take two seconds and one of the archive's four connections for so long. */
  private final Turnstile searches = new Turnstile(new VisitorLimits.Most(2, 2, 3));

  private final Questions questions;

  /**
   * @param factory tells what the model's usual picture is, and whether there is a model server
   * @param archive that tells how much is kept
   */
  Allowances(VisitorLimits limits, StudioFactory factory, Archive archive, Clock clock) {
    this.limits = limits;
    this.factory = factory;
    this.room = new KeptRoom(limits, archive);
    this.questions = new Questions(limits.questions(), archive.homes(), clock);
    GenerationDefaults usual = factory.defaults();
    this.usualPixels = (long) usual.width() * usual.height();
    this.usualSteps = usual.steps();
    this.streams = new Turnstile(limits.streams());
    long heap = Runtime.getRuntime().maxMemory();
    this.masks = new Turnstile(new VisitorLimits.Most(heap / 32, heap / 32, heap / 16));
  }

  /**
   * @throws Refusal if no more of what this owner makes is kept
   */
  void requireRoom(String owner) {
    room.require(owner, 1);
  }

  /**
   * Room for what is kept a moment later.
   *
   * @return to be run once it is kept, or is not
   * @throws Refusal if there is none, though what the owner deleted is gone for good
   */
  Runnable reserveRoom(String owner, long bytes) {
    return room.reserve(owner, bytes);
  }

  /** Bytes that an owner keeps. */
  public long kept(String owner) {
    return room.taken(owner);
  }

  /** Somebody is about to make something. */
  void met(Visitor visitor) {
    room.met(visitor);
  }

  /**
   * Counts what the model server is asked, as that may cost money. Where there is none, nothing is.
   * Then {@link #keepAsked}, where nobody waits for it.
   *
   * @param number of questions
   * @throws Refusal if a day's are used up
   */
  public void ask(Visitor visitor, int number) {
    if (factory.server().isPresent() && !visitor.isHost() && !questions.take(visitor, number)) {
      throw busy(
          "The language model was asked as often today as it may be: %d times by one visitor, %d times by all. Go on tomorrow, or by hand on the canvas."
              .formatted(limits.questions().each(), limits.questions().ofAll()));
    }
  }

  /** Has the archive remember what was asked, over a restart. */
  public void keepAsked() {
    questions.keep();
  }

  /**
   * Bytes of masks that wait in turns; they are in memory until then.
   *
   * @return gives them back
   * @throws Refusal if too many wait
   */
  public Runnable hold(Visitor visitor, long bytes) {
    if (!masks.take(visitor, bytes)) {
      throw busy("Too many masks wait to be drawn; wait until some are done.");
    }
    return () -> masks.giveBack(visitor, bytes);
  }

  /**
   * A file that is being opened.
   *
   * @return to be run when it is
   * @throws Refusal if too many are
   */
  public Runnable open(Visitor visitor) {
    if (!openings.take(visitor, 1)) {
      throw busy(
          "Files are being opened just now, of each address one at a time; try again in a moment.");
    }
    return () -> openings.giveBack(visitor, 1);
  }

  /** What is made of a file, which is one of those that are being opened meanwhile. */
  public <T> T opening(Visitor visitor, Supplier<T> work) {
    Runnable opened = open(visitor);
    try {
      return work.get();
    } finally {
      opened.run();
    }
  }

  /**
   * A conversation that is being read from a zip.
   *
   * @return to be run when it is
   * @throws Refusal if too many are
   */
  public Runnable bringIn(Visitor visitor) {
    if (!imports.take(visitor, 1)) {
      throw busy("Another conversation is being read just now; try again in a moment.");
    }
    return () -> imports.giveBack(visitor, 1);
  }

  /**
   * A conversation that is being copied.
   *
   * @return to be run when it is
   * @throws Refusal if too many are
   */
  Runnable copy(Visitor visitor) {
    if (!copies.take(visitor, 1)) {
      throw busy("Conversations are being copied just now; try again in a moment.");
    }
    return () -> copies.giveBack(visitor, 1);
  }

  /**
   * Words that are looked for.
   *
   * @return to be run when they are found or not
   * @throws Refusal if too many look for some
   */
  Runnable search(Visitor visitor) {
    if (!searches.take(visitor, 1)) {
      throw busy("Conversations are being searched just now; try again in a moment.");
    }
    return () -> searches.giveBack(visitor, 1);
  }

  public VisitorLimits limits() {
    return limits;
  }

  /** Whether one more stream of events may be open; then {@link #leaveStream}. */
  public boolean enterStream(Visitor visitor) {
    return streams.take(visitor, 1);
  }

  public void leaveStream(Visitor visitor) {
    streams.giveBack(visitor, 1);
  }

  /**
   * @param own turns that run in conversations of this visitor, others than the one asked for
   * @param fromAddress the same from this address
   * @param ofAll the same of all
   * @throws Refusal if that is too many
   */
  void requireTurn(long own, long fromAddress, long ofAll) {
    if (own >= limits.busy().each()) {
      throw busy("Turns run in %d of your conversations; wait until one is done.".formatted(own));
    }
    if (fromAddress >= limits.busy().fromAddress()) {
      throw busy(
          "Turns run in %d conversations from your address; wait until one is done."
              .formatted(fromAddress));
    }
    long kept = fromAddress == 0 ? KEPT_FOR_FIRST : 0;
    if (ofAll >= limits.busy().ofAll() + kept) {
      throw busy(
          "Turns run in %d conversations; wait until one is done, what is there can be looked at."
              .formatted(ofAll));
    }
  }

  private static Refusal busy(String why) {
    return new Refusal(Refusal.Kind.BUSY, why);
  }

  /**
   * @throws InvalidInput if pictures of this size are not drawn here, or not in so many steps
   */
  void requireDrawable(String owner, RenderSettings settings) {
    requireDrawable(owner, settings.canvas(), settings.steps());
  }

  /**
   * @throws InvalidInput if pictures of this size are not drawn here
   */
  public void requireDrawable(Visitor visitor, Canvas canvas) {
    requireDrawable(visitor.owner(), canvas, 1);
  }

  private void requireDrawable(String owner, Canvas canvas, int steps) {
    tooMuch(owner, canvas.width(), canvas.height(), steps)
        .ifPresent(
            why -> {
              throw new InvalidInput(why);
            });
  }

  /** Draws for an owner, within what one picture may take. */
  Renderer drawing(String owner, Renderer renderer) {
    return new Renderer() {
      @Override
      public RenderedImage render(
          RenderRequest request, RenderListener listener, Cancellation cancellation) {
        tooMuch(owner, request.width(), request.height(), request.steps())
            .ifPresent(
                why -> {
                  throw new BadRequest(why);
                });
        return renderer.render(request, listener, cancellation);
      }

      @Override
      public void close() {
        renderer.close();
      }
    };
  }

  private Optional<String> tooMuch(String owner, int width, int height, int steps) {
    long pixels = (long) width * height;
    long mostPixels = limits.work() * usualPixels;
    if (pixels > mostPixels) {
      return Optional.of(
          "%d × %d is larger than is drawn here: a picture may have %,d pixels, as many as %d × %d has."
              .formatted(
                  width,
                  height,
                  mostPixels,
                  (long) Math.sqrt(mostPixels),
                  (long) Math.sqrt(mostPixels)));
    }
    long mostSteps = mostPixels * usualSteps / pixels;
    return steps <= mostSteps || Visitor.isHost(owner)
        ? Optional.empty()
        : Optional.of(
            "%d steps at %d × %d take longer than one visitor may: choose at most %,d steps at this size, or a smaller one."
                .formatted(steps, width, height, mostSteps));
  }
}
