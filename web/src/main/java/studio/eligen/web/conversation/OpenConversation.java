package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.eligen.agent.Snapshot.Status;
import studio.eligen.agent.Studio;
import studio.eligen.agent.VariationSheet;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.Conversation;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;
import studio.eligen.prompts.PromptException;

/**
 * One conversation that is open: its turns one after the other in a thread, and what they are at
 * for whoever looks from another.
 */
public final class OpenConversation {

  /** Turns that may wait: what is said while a picture is drawn. */
  public static final int MOST_WAITING = 16;

  /** Variations that one turn draws. */
  public static final int MOST_VARIATIONS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(OpenConversation.class);

  private final Conversation conversation;
  private final Studio studio;
  private final TurnReport report;
  private final Executor threads;
  private final Runnable beforeTurn;
  private final WaitingLine waiting = new WaitingLine();
  private int turns;

  /** Whether a thread is at the turns: from the moment that it is asked for. */
  private boolean active;

  private Optional<TurnTask> running = Optional.empty();
  private volatile long used = System.nanoTime();
  private final Held held;

  /**
   * @param studio of the conversation
   * @param threads in which turns run
   * @param beforeTurn is run in the turn's thread before each of them
   */
  OpenConversation(
      Conversation conversation,
      Studio studio,
      TurnReport report,
      Executor threads,
      Runnable beforeTurn) {
    this.conversation = conversation;
    this.studio = studio;
    this.report = report;
    this.threads = threads;
    this.beforeTurn = beforeTurn;
    studio.listen(report::hear);
    studio.varyAtMost(MOST_VARIATIONS);
    this.held = new Held(conversation, studio);
  }

  /** About how many bytes of memory it takes. */
  long bytes() {
    return held.bytes();
  }

  /** Its masks as the page reads them. */
  public WrittenMasks masks() {
    return held.masks();
  }

  /** What is kept of it. */
  public Conversation archived() {
    return conversation;
  }

  /** What turns act on. */
  public Studio studio() {
    return studio;
  }

  /** The bytes of a version's picture, if it was drawn. */
  public Optional<byte[]> picture(int version) {
    return conversation.picture(version).or(() -> report.unkept(version));
  }

  /** Whether there is a picture of a version. */
  public boolean isPictured(int version) {
    return conversation.pictureHash(version).isPresent() || report.unkept(version).isPresent();
  }

  /** The picture that is being drawn, as it was last seen. */
  public Optional<Preview> preview() {
    return report.busy().flatMap(TurnProgress::preview);
  }

  /**
   * The turn that runs, as the page reads it, or nothing.
   *
   * @param loading whether the model is still being loaded
   * @param previewUrl where its preview can be had
   */
  public Optional<ObjectNode> busy(boolean loading, String previewUrl) {
    Status status = studio.snapshot().status();
    return report.busy().map(now -> now.json(status, loading, previewUrl));
  }

  /** The turns that wait, as the page reads them. */
  public synchronized List<ObjectNode> waiting() {
    return waiting.json();
  }

  /** One turn of words, perhaps with a picture to draw in the style of; see {@link #act}. */
  public int say(String words, Optional<StylePicture> attached, Runnable over) {
    return act(words, () -> studio.say(words, attached), over);
  }

  /** One turn that does something by hand. */
  public int act(String said, Runnable work) {
    return act(said, work, () -> {});
  }

  /**
   * One turn that does something by hand.
   *
   * @param over is run once it is over, or was dropped before it began
   */
  public int act(String said, Runnable work, Runnable over) {
    return submit(said, Status.WORKING, work, over);
  }

  /** Draws the design from other seeds. */
  public int vary(Optional<String> entity, int number) {
    String said = VariationSheet.inWords(studio.design(), entity, number);
    return submit(said, Status.VARYING, () -> studio.variations(entity, number), () -> {});
  }

  /** Has the picture looked at. */
  public int check(Critic critic) {
    return submit(
        "check the picture",
        Status.LOOKING,
        () -> {
          Critic.Result result = studio.review(critic);
          int version = studio.history().current().number();
          conversation.attachScorecard(version, ScorecardJson.text(result.scorecard()));
          report.checked(version);
        },
        () -> {});
  }

  /** Ends the turn that runs, or one that waits. */
  public void cancel(OptionalInt turn) {
    Optional<TurnTask> dropped;
    Optional<TurnTask> stopped;
    synchronized (this) {
      dropped = turn.isPresent() ? waiting.drop(turn.getAsInt()) : Optional.empty();
      stopped = running.filter(task -> turn.orElse(task.number()) == task.number());
    }
    dropped.ifPresent(this::dropped);
    stopped.ifPresent(task -> task.cancellation().cancel());
  }

  /** Drops all turns that wait; the one that runs goes on. */
  public void dropWaiting() {
    List<TurnTask> all;
    synchronized (this) {
      all = waiting.dropAll();
    }
    all.forEach(this::dropped);
  }

  private void dropped(TurnTask task) {
    task.over().run();
    report.end(task.number());
  }

  /** As {@link WaitingLine#arrange} does. */
  public void arrange(List<Integer> turns) {
    synchronized (this) {
      waiting.arrange(turns);
    }
    report.arranged();
  }

  void stop() {
    dropWaiting();
    cancel(OptionalInt.empty());
  }

  /**
   * Waits until no turn runs.
   *
   * @return whether none does
   */
  synchronized boolean awaitIdle(long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    try {
      for (long left = millis; active && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !active;
  }

  /** Whether no turn runs or waits. */
  public synchronized boolean isIdle() {
    return waiting.isEmpty() && report.busy().isEmpty();
  }

  /** From which address its turns were asked for last. */
  String askedFrom() {
    return report.askedFrom();
  }

  void askFrom(String address, int questions) {
    report.askFrom(address, questions);
  }

  /** When somebody looked at it last, in the nanoseconds of {@link System#nanoTime}. */
  long used() {
    return used;
  }

  void touch() {
    used = System.nanoTime();
  }

  /**
   * @throws Refusal if no more turns may wait
   */
  synchronized void requireWaitingRoom() {
    waiting.requireRoom(MOST_WAITING);
  }

  private synchronized int submit(String said, Status first, Runnable work, Runnable over) {
    touch();
    int number = ++turns;
    waiting.add(new TurnTask(number, said, first, work, new Cancellation(), over));
    if (!active) {
      active = true;
      threads.execute(this::runAll);
    }
    return number;
  }

  private void runAll() {
    for (Optional<TurnTask> task = next(); task.isPresent(); task = next()) {
      run(task.get());
    }
  }

  private synchronized Optional<TurnTask> next() {
    running = waiting.next();
    active = running.isPresent();
    notifyAll();
    running.ifPresent(turn -> report.begin(turn.number(), turn.said(), turn.first()));
    return running;
  }

  private void run(TurnTask task) {
    String id = conversation.id();
    try {
      beforeTurn.run();
      held.requireGrowth();
      studio.turn(task.cancellation(), task.work());
    } catch (RenderException | InvalidInput e) {
      report.failed(e.getMessage(), e instanceof RenderException.Cancelled);
    } catch (PromptException | ArchiveException | Refusal e) {
      report.failed(e.getMessage(), false);
    } catch (RuntimeException | Error e) {
      // Whatever it is, the turn ends: one that does not is one of those that may run, for good.
      LOG.error("A turn failed", e);
      report.failed("Something went wrong inside; the program's own output says more.", false);
    }
    task.over().run();
    held.measure();
    touch();
    if (!conversation.id().equals(id)) {
      report.moved();
    }
    report.end(task.number());
  }
}
