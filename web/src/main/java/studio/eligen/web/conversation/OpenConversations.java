package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
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

  /** Begun by one owner and never said a word in: a page that is left open a few times. */
  private static final int MOST_UNUSED = 200;

  private static final Duration UNUSED_FOR = Duration.ofDays(1);

  /** Where many of an address were begun, sooner. */
  private static final Duration NEARBY_UNUSED_FOR = Duration.ofHours(1);

  private static final long CLOSE_SECONDS = 10;

  private final StudioFactory factory;
  private final Design first;
  private final Archive archive;
  private final EventLogs logs = new EventLogs();
  private final RenderService renderService;
  private final Allowances allowances;
  private final KeptSettings settings;

  /** What is decoded of their pictures while they are drawn takes several times as much. */
  private final Roster roster = new Roster(Runtime.getRuntime().maxMemory() / 4);

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          Roster.MOST,
          Roster.MOST,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          OpenConversations::thread);

  private final Sweep sweep;

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
  public OpenConversation begin(Visitor visitor) {
    Design blank = Design.blank(settings.of(visitor.owner()).canvas(), first.seed());
    return begin(visitor, blank);
  }

  /** Opens what was dropped on the page; new pictures are of the size that the owner wants. */
  public DesignImporter importer(String owner) {
    return factory.importer(Design.blank(settings.of(owner).canvas(), first.seed()));
  }

  /** A new conversation that begins with a blank design. */
  public OpenConversation begin(Visitor visitor, Design blank) {
    ConversationRepository own = repository(visitor.owner());
    allowances.requireRoom(visitor.owner());
    allowances.met(visitor);
    if (own.unused() >= MOST_UNUSED) {
      own.forgetUnused(UNUSED_FOR);
    }
    requireFewUnused(own.unused(), MOST_UNUSED);
    // Each costs whoever looks at all of them, and a new cookie for each would make no end of them.
    int nearby = allowances.limits().begun();
    if (own.unusedNearby() >= nearby) {
      own.forgetUnusedNearby(NEARBY_UNUSED_FOR);
    }
    requireFewUnused(own.unusedNearby(), nearby);
    return openOnce(visitor.owner(), own.begin(blank).keepStart());
  }

  private static void requireFewUnused(long there, int most) {
    if (there >= most) {
      throw new Refusal(
          Refusal.Kind.BUSY,
          "%d conversations were begun, by you or from your address, and nothing was said in them; go on with one of those."
              .formatted(there));
    }
  }

  /**
   * An open conversation, or one from the archive, which is opened.
   *
   * @throws Refusal if it is not there or somebody else's
   */
  public OpenConversation open(String owner, String id) {
    return roster
        .find(owner, id)
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
    Optional<OpenConversation> found = roster.find(owner, id);
    found.ifPresent(this::shut);
    return found.map(shut -> shut.archived().id()).orElse(id);
  }

  private void shut(OpenConversation conversation) {
    conversation.stop();
    if (!conversation.awaitIdle(CLOSE_SECONDS * 1000)) {
      throw new Refusal(
          Refusal.Kind.BUSY, "A turn of the conversation is still ending; try again in a moment.");
    }
    roster.remove(conversation);
    conversation.studio().close();
  }

  private OpenConversation openOnce(String owner, Conversation conversation) {
    return roster.openOnce(owner, conversation.id(), () -> opened(owner, conversation));
  }

  /** A turn may ask more than once, as where the model is told what is wrong with its answer. */
  private void count(String owner, TurnReport report) {
    if (!report.wasCounted()) {
      allowances.ask(new Visitor(owner, report.askedFrom()), 1);
      allowances.keepAsked();
    }
  }

  private OpenConversation opened(String owner, Conversation conversation) {
    TurnReport report = new TurnReport(conversation, logs.of(owner), owner);
    Studio studio =
        new Studio(
            factory.designer(() -> count(owner, report)),
            factory.planner(factory.defaults()),
            renderService
                .renderer(owner, report::askedFrom, report::queued)
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

  /**
   * Asks before a request is read as a whole whether its turn may run, as things stand.
   *
   * @throws Refusal if turns run in too many conversations, or they leave no memory for it
   */
  public void requireFree(Visitor visitor, OpenConversation asking) {
    roster.requireFree(visitor, asking, allowances);
  }

  /**
   * The same for a conversation that is about to begin.
   *
   * @throws Refusal as {@link #requireFree(Visitor, OpenConversation)} does
   */
  public void requireFree(Visitor visitor) {
    roster.requireFree(visitor, allowances);
  }

  /**
   * Takes a turn on. It is asked whether it may run and made to run in one step, so that of many
   * who ask at once no more come in than may.
   *
   * @param questions that its words are for the model server, as far as is known by now
   * @param turn makes it run or wait in the conversation, and gives its number
   * @throws Refusal if it may not run
   */
  public int take(Visitor visitor, OpenConversation asking, int questions, IntSupplier turn) {
    allowances.met(visitor);
    int number;
    synchronized (roster) {
      requireFree(visitor, asking);
      asking.requireWaitingRoom();
      allowances.ask(visitor, questions);
      asking.askFrom(visitor.address(), questions);
      number = turn.getAsInt();
    }
    allowances.keepAsked();
    return number;
  }

  /** Stops all turns; what was said is in the archive. */
  @Override
  public void close() {
    List<OpenConversation> all = roster.all();
    all.forEach(OpenConversation::stop);
    sweep.close();
    threads.shutdown();
    try {
      if (threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        all.forEach(each -> each.studio().close());
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
