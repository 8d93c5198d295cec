package studio.eligen.web.room;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import studio.eligen.agent.Opener;
import studio.eligen.agent.Recorder;
import studio.eligen.agent.Studio;
import studio.eligen.agent.Workshop;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.Shelf;

/**
 * START HERE for what a server does: the conversations that are open, whose they are, and the one
 * queue in which their pictures wait.
 */
public final class Rooms implements AutoCloseable {

  /**
   * Open at once; who was not looked at longest is closed first, and opens again when asked for.
   */
  private static final int MOST_ROOMS = 32;

  /** Of one owner, whose turns run at once. */
  private static final int MOST_BUSY = 8;

  /** Begun by one owner and never said a word in: a page that is left open a few times. */
  private static final int MOST_UNUSED = 200;

  /** Then nobody misses them. */
  private static final Duration UNUSED_FOR = Duration.ofDays(1);

  /** So long a room stays open when nobody looks; its pictures are held in memory. */
  private static final long IDLE_NANOS = 15L * 60 * 1_000_000_000;

  private static final long CLOSE_SECONDS = 10;

  private final Workshop workshop;
  private final Design first;
  private final Archive archive;
  private final EventLogs logs = new EventLogs();
  private final Atelier atelier;
  private final Map<String, Open> rooms = new HashMap<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          MOST_ROOMS, MOST_ROOMS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Rooms::thread);

  /** A room and whose it is. */
  private record Open(String owner, Room room) {}

  /**
   * @param first what every conversation begins with, but for its size
   * @param archive stays open when the rooms are closed
   * @param atelier is closed with the rooms
   */
  public Rooms(Workshop workshop, Design first, Archive archive, Atelier atelier) {
    this.workshop = workshop;
    this.first = first;
    this.archive = archive;
    this.atelier = atelier;
    threads.allowCoreThreadTimeOut(true);
  }

  /** Begins to load the model. */
  public void loadModel() {
    atelier.load(
        () ->
            logs.tellAll(
                "model",
                () -> JsonNodeFactory.instance.objectNode().put("state", atelier.state())));
  }

  public Atelier atelier() {
    return atelier;
  }

  public Workshop workshop() {
    return workshop;
  }

  public EventLogs logs() {
    return logs;
  }

  public Shelf shelf(String owner) {
    return archive.shelf(owner);
  }

  /** How an owner wants pictures drawn. */
  public Settings settings(String owner) {
    Settings usual = Settings.of(workshop.defaults(), first.canvas());
    return archive
        .setting(settingName(owner))
        .map(text -> Settings.read(text, usual))
        .orElse(usual);
  }

  public void set(String owner, Settings settings) {
    archive.set(settingName(owner), settings.json().toString());
  }

  private static String settingName(String owner) {
    return "web of " + owner;
  }

  /** A new conversation, of the size that the owner wants. */
  public Room begin(String owner) {
    return begin(owner, Design.blank(settings(owner).canvas(), first.seed()));
  }

  /** Opens what was dropped on the page; new pictures are of the size that the owner wants. */
  public Opener opener(String owner) {
    return workshop.opener(Design.blank(settings(owner).canvas(), first.seed()));
  }

  /** A new conversation that begins with a blank design. */
  public Room begin(String owner, Design blank) {
    if (shelf(owner).unused() >= MOST_UNUSED) {
      shelf(owner).forgetUnused(UNUSED_FOR);
    }
    if (shelf(owner).unused() >= MOST_UNUSED) {
      throw new Refusal(
          Refusal.Kind.BUSY,
          "%d conversations were begun and nothing was said in them; go on with one of those."
              .formatted(MOST_UNUSED));
    }
    return enter(owner, shelf(owner).begin(blank).keepStart());
  }

  /**
   * An open conversation, or one from the archive, which is opened.
   *
   * @throws Refusal if it is not there or somebody else's
   */
  public Room open(String owner, String id) {
    Optional<Room> open = inside(owner, id);
    if (open.isPresent()) {
      return open.get();
    }
    return enter(
        owner,
        shelf(owner)
            .find(id)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.MISSING,
                        "There is no such conversation here; the list shows those there are.")));
  }

  private synchronized Optional<Room> inside(String owner, String id) {
    Optional<Room> room =
        rooms.values().stream()
            // A conversation that went on in a copy is in its room under both ids.
            .filter(open -> open == rooms.get(id) || open.room().conversation().id().equals(id))
            .filter(open -> open.owner().equals(owner))
            .findFirst()
            .map(Open::room);
    room.ifPresent(Room::touch);
    return room;
  }

  private synchronized Room enter(String owner, Conversation conversation) {
    // Somebody else may have opened it meanwhile: there must be one room only.
    Optional<Room> open = inside(owner, conversation.id());
    if (open.isPresent()) {
      return open.get();
    }
    leaveIdle();
    Room room = furnished(owner, conversation);
    rooms.put(conversation.id(), new Open(owner, room));
    return room;
  }

  private Room furnished(String owner, Conversation conversation) {
    Report report = new Report(conversation, logs.of(owner));
    Studio studio =
        new Studio(
            workshop.designer(),
            workshop.planner(workshop.defaults()),
            atelier.renderer(owner, report::queued).map(report::showing),
            conversation.history().design(),
            Recorder.on(shelf(owner)));
    studio.resume(conversation);
    Runnable settle =
        () -> studio.planWith(workshop.planner(settings(owner).over(workshop.defaults())));
    return new Room(conversation, studio, report, threads, settle);
  }

  private void leaveIdle() {
    long now = System.nanoTime();
    rooms
        .values()
        .removeIf(
            open -> {
              boolean idle = open.room().isIdle() && now - open.room().used() > IDLE_NANOS;
              if (idle) {
                open.room().studio().close();
              }
              return idle;
            });
    if (rooms.size() < MOST_ROOMS) {
      return;
    }
    String id =
        rooms.entrySet().stream()
            .filter(entry -> entry.getValue().room().isIdle())
            .min(Comparator.comparingLong(entry -> entry.getValue().room().used()))
            .map(Map.Entry::getKey)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.BUSY,
                        "%d conversations are being drawn; try again when one is done."
                            .formatted(MOST_ROOMS)));
    rooms.remove(id).room().studio().close();
  }

  /**
   * @throws Refusal if turns run in too many conversations of this owner
   */
  public synchronized void requireFree(String owner, Room asking) {
    long busy =
        rooms.values().stream()
            .filter(open -> open.owner().equals(owner) && open.room() != asking)
            .filter(open -> !open.room().isIdle())
            .count();
    if (busy >= MOST_BUSY) {
      throw new Refusal(
          Refusal.Kind.BUSY,
          "Turns run in %d of your conversations; wait until one is done.".formatted(busy));
    }
  }

  /** Stops all turns; what was said is in the archive. */
  @Override
  public void close() {
    List<Open> open;
    synchronized (this) {
      open = new ArrayList<>(rooms.values());
    }
    open.forEach(each -> each.room().stop());
    threads.shutdown();
    try {
      if (threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        atelier.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "room");
    thread.setDaemon(true);
    return thread;
  }
}
