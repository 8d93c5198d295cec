package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
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
import studio.eligen.agent.ConversationRecorder;
import studio.eligen.agent.DesignImporter;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.ConversationRepository;

/**
 * START HERE for what a server does: the conversations that are open, whose they are, and the one
 * queue in which their pictures wait.
 */
public final class OpenConversations implements AutoCloseable {

  /** Open at once; who was not looked at longest is closed first, and opens again. */
  private static final int MOST_OPEN = 32;

  /** Begun by one owner and never said a word in: a page that is left open a few times. */
  private static final int MOST_UNUSED = 200;

  private static final Duration UNUSED_FOR = Duration.ofDays(1);

  /** So long a conversation stays open when nobody looks; its pictures are held in memory. */
  private static final long IDLE_NANOS = 15L * 60 * 1_000_000_000;

  private static final long CLOSE_SECONDS = 10;

  private final StudioFactory factory;
  private final Design first;
  private final Archive archive;
  private final EventLogs logs = new EventLogs();
  private final RenderService renderService;
  private final Allowances allowances;
  private final KeptSettings settings;
  private final Map<String, Open> open = new HashMap<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          MOST_OPEN,
          MOST_OPEN,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          OpenConversations::thread);

  private final Sweep sweep;

  /** A conversation and whose it is. */
  private record Open(String owner, OpenConversation conversation) {}

  /**
   * @param first what every conversation begins with, but for its size
   * @param archive stays open when these are closed
   * @param renderService is closed with these
   * @param limits of what strangers may take
   */
  public OpenConversations(
      StudioFactory factory,
      Design first,
      Archive archive,
      RenderService renderService,
      VisitorLimits limits) {
    this.factory = factory;
    this.first = first;
    this.archive = archive;
    this.renderService = renderService;
    this.allowances = new Allowances(limits, factory, archive, Clock.systemUTC());
    this.settings =
        new KeptSettings(
            archive, RenderSettings.of(factory.defaults(), first.canvas()), allowances);
    threads.allowCoreThreadTimeOut(true);
    this.sweep = new Sweep(archive, limits.keep());
  }

  /** Begins to load the model. */
  public void loadModel() {
    renderService.load(
        () ->
            logs.tellAll(
                "model",
                () -> JsonNodeFactory.instance.objectNode().put("state", renderService.state())));
  }

  public RenderService renderService() {
    return renderService;
  }

  /** What a visitor may do. */
  public Allowances allowances() {
    return allowances;
  }

  public StudioFactory factory() {
    return factory;
  }

  public EventLogs logs() {
    return logs;
  }

  public ConversationRepository repository(String owner) {
    return archive.repository(owner);
  }

  /** How owners want pictures drawn. */
  public KeptSettings settings() {
    return settings;
  }

  /** A new conversation, of the size that the owner wants. */
  public OpenConversation begin(String owner) {
    return begin(owner, Design.blank(settings.of(owner).canvas(), first.seed()));
  }

  /** Opens what was dropped on the page; new pictures are of the size that the owner wants. */
  public DesignImporter importer(String owner) {
    return factory.importer(Design.blank(settings.of(owner).canvas(), first.seed()));
  }

  /** A new conversation that begins with a blank design. */
  public OpenConversation begin(String owner, Design blank) {
    allowances.requireRoom(owner);
    if (repository(owner).unused() >= MOST_UNUSED) {
      repository(owner).forgetUnused(UNUSED_FOR);
    }
    if (repository(owner).unused() >= MOST_UNUSED) {
      throw new Refusal(
          Refusal.Kind.BUSY,
          "%d conversations were begun and nothing was said in them; go on with one of those."
              .formatted(MOST_UNUSED));
    }
    return openOnce(owner, repository(owner).begin(blank).keepStart());
  }

  /**
   * An open conversation, or one from the archive, which is opened.
   *
   * @throws Refusal if it is not there or somebody else's
   */
  public OpenConversation open(String owner, String id) {
    return find(owner, id)
        .or(() -> repository(owner).find(id).map(kept -> openOnce(owner, kept)))
        .orElseThrow(Refusal::noConversation);
  }

  /**
   * Closes a conversation where it is open; a turn that runs in it is ended.
   *
   * @return the id by which it is kept
   * @throws Refusal if its turn does not end
   */
  String shut(String owner, String id) {
    Optional<OpenConversation> found = find(owner, id);
    found.ifPresent(this::shut);
    return found.map(shut -> shut.archived().id()).orElse(id);
  }

  private void shut(OpenConversation conversation) {
    conversation.stop();
    if (!conversation.awaitIdle(CLOSE_SECONDS * 1000)) {
      throw new Refusal(
          Refusal.Kind.BUSY, "A turn of the conversation is still ending; try again in a moment.");
    }
    synchronized (this) {
      open.values().removeIf(each -> each.conversation() == conversation);
    }
    conversation.studio().close();
  }

  private synchronized Optional<OpenConversation> find(String owner, String id) {
    Optional<OpenConversation> found =
        open.values().stream()
            // One that went on in a copy is open under both ids.
            .filter(each -> each == open.get(id) || each.conversation().archived().id().equals(id))
            .filter(each -> each.owner().equals(owner))
            .findFirst()
            .map(Open::conversation);
    found.ifPresent(OpenConversation::touch);
    return found;
  }

  private synchronized OpenConversation openOnce(String owner, Conversation conversation) {
    // Somebody else may have opened it meanwhile: it must be open once only.
    Optional<OpenConversation> found = find(owner, conversation.id());
    if (found.isPresent()) {
      return found.get();
    }
    closeIdle();
    OpenConversation opened = opened(owner, conversation);
    open.put(conversation.id(), new Open(owner, opened));
    return opened;
  }

  private OpenConversation opened(String owner, Conversation conversation) {
    TurnReport report = new TurnReport(conversation, logs.of(owner), owner);
    Studio studio =
        new Studio(
            factory.designer(),
            factory.planner(factory.defaults()),
            renderService
                .renderer(owner, report::queued)
                .map(renderer -> allowances.drawing(owner, renderer)),
            conversation.history().design(),
            ConversationRecorder.on(repository(owner)));
    studio.resume(conversation);
    Runnable settle =
        () -> {
          allowances.requireRoom(owner);
          studio.planWith(factory.planner(settings.of(owner).over(factory.defaults())));
        };
    return new OpenConversation(conversation, studio, report, threads, settle);
  }

  private void closeIdle() {
    long now = System.nanoTime();
    open.values().removeIf(each -> closesIdle(each.conversation(), now));
    if (open.size() < MOST_OPEN) {
      return;
    }
    // Where all of them are busy, one more may be looked at.
    open.entrySet().stream()
        .filter(entry -> entry.getValue().conversation().isIdle())
        .min(Comparator.comparingLong(entry -> entry.getValue().conversation().used()))
        .map(Map.Entry::getKey)
        .ifPresent(id -> open.remove(id).conversation().studio().close());
  }

  private static boolean closesIdle(OpenConversation conversation, long now) {
    boolean idle = conversation.isIdle() && now - conversation.used() > IDLE_NANOS;
    if (idle) {
      conversation.studio().close();
    }
    return idle;
  }

  /**
   * Lets a visitor have one more turn run.
   *
   * @throws Refusal if turns run in too many conversations
   */
  public synchronized void requireFree(Visitor visitor, OpenConversation asking) {
    List<Open> busy =
        open.values().stream()
            .filter(each -> each.conversation() != asking && !each.conversation().isIdle())
            .toList();
    allowances.requireTurn(
        busy.stream().filter(each -> each.owner().equals(visitor.owner())).count(),
        busy.stream()
            .filter(each -> each.conversation().askedFrom().equals(visitor.address()))
            .count(),
        busy.size());
    asking.askFrom(visitor.address());
  }

  /** Stops all turns; what was said is in the archive. */
  @Override
  public void close() {
    List<Open> all;
    synchronized (this) {
      all = new ArrayList<>(open.values());
    }
    all.forEach(each -> each.conversation().stop());
    sweep.close();
    threads.shutdown();
    try {
      if (threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        all.forEach(each -> each.conversation().studio().close());
        renderService.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "turns");
    thread.setDaemon(true);
    return thread;
  }
}
