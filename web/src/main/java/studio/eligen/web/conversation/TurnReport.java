package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import studio.eligen.agent.Snapshot.Status;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.VariationSheet;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.store.Conversation;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener.Step;
import studio.eligen.engine.image.Pictures;

/** Tells the owner's log what happens in a conversation, and remembers what its turn is at. */
final class TurnReport {

  /** Least time between two previews: each costs a part of a step. */
  private static final long PREVIEW_NANOS = 500_000_000;

  /** Least time between two events of a reply that comes. */
  private static final long REPLY_NANOS = 200_000_000;

  private final Conversation conversation;
  private final EventLog log;
  private final String owner;
  private volatile TurnProgress busy;
  private volatile String askedFrom = "";
  private final AtomicInteger askedAhead = new AtomicInteger();
  private volatile Optional<Unkept> unkept = Optional.empty();
  private long previewed;
  private long replied;

  /** How long the last picture took to be made of its latents, in steps. */
  private double finish = 1;

  /** The last picture, where the archive did not take it. */
  private record Unkept(int version, Picture picture) {}

  /**
   * @param owner who is told of places on this machine only if it is theirs
   */
  TurnReport(Conversation conversation, EventLog log, String owner) {
    this.conversation = conversation;
    this.log = log;
    this.owner = owner;
  }

  /** What the turn that runs is at, if one does. */
  Optional<TurnProgress> busy() {
    return Optional.ofNullable(busy);
  }

  /** From which address turns were asked for last. */
  String askedFrom() {
    return askedFrom;
  }

  /**
   * @param questions that were counted before the model server is asked them
   */
  void askFrom(String address, int questions) {
    askedFrom = address;
    askedAhead.addAndGet(questions);
  }

  /** Whether the question that is about to be asked was counted; each was once. */
  boolean wasCounted() {
    return askedAhead.getAndUpdate(ahead -> Math.max(0, ahead - 1)) > 0;
  }

  void begin(int turn, String said, Status first) {
    busy = new TurnProgress(turn, said, first);
    tell("began", data().put("turn", turn).put("said", said));
  }

  /** The turn is over before that is told: whoever hears of it finds the conversation at rest. */
  void end(int turn) {
    if (busy != null && busy.turn() == turn) {
      busy = null;
    }
    tell("ended", data().put("turn", turn));
  }

  /** What waits comes in another order. */
  void arranged() {
    tell("arranged", data());
  }

  void failed(String message, boolean cancelled) {
    tell(
        "failed",
        turn().put("message", Discretion.told(owner, message)).put("cancelled", cancelled));
  }

  /** Somebody else went on with the conversation, and this one became a copy. */
  void moved() {
    tell(
        "notkept",
        data()
            .put(
                "message",
                "Another program went on with this conversation, so yours goes on in a copy."));
  }

  void checked(int version) {
    tell("checked", data().put("version", version));
  }

  /** How many pictures of others are drawn before this one. */
  void queued(int position) {
    busy().ifPresent(now -> now.queued(position));
    tell("queued", turn().put("position", position));
  }

  /** A picture that the archive did not take. */
  Optional<byte[]> unkept(int version) {
    return unkept.filter(last -> last.version() == version).map(last -> last.picture().png());
  }

  /** Called in the thread of the turn, or in the one that draws while that waits. */
  void hear(StudioEvent event) {
    if (event instanceof StudioEvent.Replying replying) {
      replying(replying.soFar());
    } else if (event instanceof StudioEvent.Answered answered) {
      busy().ifPresent(now -> now.replied(answered.text()));
      ObjectNode reply = turn().put("text", answered.text());
      if (!answered.suggestions().isEmpty()) {
        answered.suggestions().forEach(reply.putArray("suggestions")::add);
      }
      tell("reply", reply);
    } else if (event instanceof StudioEvent.DesignChanged changed) {
      busy().ifPresent(now -> now.designed(changed.version()));
      tell("designed", turn().put("version", changed.version()));
    } else if (event instanceof StudioEvent.Planned planned) {
      int version = conversation.history().current().number();
      String why = planned.plan().explanation();
      busy().ifPresent(now -> now.planned(version, why));
      tell("planned", turn().put("version", version).put("explanation", why));
    } else if (event instanceof StudioEvent.Stepped stepped) {
      stepped(stepped.step());
    } else if (event instanceof StudioEvent.PictureReady ready) {
      pictured(ready);
    } else if (event instanceof StudioEvent.Varying varying) {
      varied(varying.soFar());
    } else if (event instanceof StudioEvent.Varied varied) {
      varied(varied.sheet());
    } else if (event instanceof StudioEvent.NotKept notKept) {
      tell("notkept", data().put("message", Discretion.told(owner, notKept.reason())));
    } else if (event instanceof StudioEvent.RenderFailed failed) {
      failed(failed.reason().getMessage(), failed.reason() instanceof RenderException.Cancelled);
    }
  }

  /** Words come quicker than anybody reads: the log would hold nothing else. */
  private void replying(String soFar) {
    busy().ifPresent(now -> now.replied(soFar));
    long time = System.nanoTime();
    if (time - replied >= REPLY_NANOS) {
      replied = time;
      tell("reply", turn().put("text", soFar));
    }
  }

  private void stepped(Step step) {
    TurnProgress now = busy;
    if (now == null) {
      return;
    }
    long time = System.nanoTime();
    now.stepped(step, finish, time);
    boolean between = step.index() > 0 && step.index() < step.steps();
    boolean wanted = between && log.isRead() && time - previewed >= PREVIEW_NANOS;
    if (wanted) {
      now.seen(Pictures.pngOver(step.preview()));
      previewed = System.nanoTime();
    }
    tell(
        "step",
        turn()
            .put("version", conversation.history().current().number())
            .put("step", step.index())
            .put("steps", step.steps())
            .put("secondsLeft", now.secondsLeft())
            .put("preview", wanted));
  }

  private void varied(VariationSheet sheet) {
    tell("varied", data().put("ready", sheet.drawn().size()).put("asked", sheet.asked()));
  }

  private void pictured(StudioEvent.PictureReady ready) {
    busy().ifPresent(now -> now.finish(System.nanoTime()).ifPresent(steps -> finish = steps));
    boolean kept = conversation.pictureHash(ready.version()).isPresent();
    unkept = kept ? Optional.empty() : Optional.of(new Unkept(ready.version(), ready.picture()));
    tell("pictured", data().put("version", ready.version()));
  }

  private ObjectNode turn() {
    ObjectNode data = data();
    busy().ifPresent(now -> data.put("turn", now.turn()));
    return data;
  }

  private ObjectNode data() {
    return JsonNodeFactory.instance.objectNode().put("conversation", conversation.id());
  }

  private void tell(String event, ObjectNode data) {
    log.tell(event, data);
  }
}
