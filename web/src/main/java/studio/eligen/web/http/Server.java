package studio.eligen.web.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.engine.RenderException;
import studio.eligen.web.conversation.OpenConversations;
import studio.eligen.web.conversation.Refusal;
import studio.eligen.web.conversation.Shelf;
import studio.eligen.web.conversation.VisitorLimits;

/** START HERE: the studio over HTTP. Every request passes the same guards, then one of the APIs. */
public final class Server implements AutoCloseable {

  /** Threads for requests that are not streams of events. */
  private static final int REQUESTS = 64;

  private static final Map<Refusal.Kind, Integer> STATUS =
      Map.of(Refusal.Kind.MISSING, 404, Refusal.Kind.BUSY, 429, Refusal.Kind.FULL, 507);

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private static final String CONVERSATION = "/api/conversations/{id}";

  private final Access access;
  private final OpenConversations conversations;
  private final EventStream events;
  private final Authentication authentication;
  private final Javalin javalin;

  private Server(
      Access access, OpenConversations conversations, Archive archive, Path data, String version) {
    this.access = access;
    this.conversations = conversations;
    this.authentication = new Authentication(access, archive, Clock.systemUTC());
    this.events = new EventStream(conversations.logs(), conversations.allowances(), authentication);
    StudioApi studio = new StudioApi(conversations, authentication, data, version);
    this.javalin = Javalin.create(config -> configure(config, studio));
  }

  /**
   * Begins to listen. The model is loaded meanwhile.
   *
   * @param archive that the conversations are kept in
   * @param data where everything is kept, as the terminal's owner is told
   * @param version of the program
   * @throws RuntimeException with a {@link java.net.BindException} among its causes if the port is
   *     taken
   */
  public static Server start(
      Access access, OpenConversations conversations, Archive archive, Path data, String version) {
    Server server = new Server(access, conversations, archive, data, version);
    server.javalin.start(access.host(), access.port());
    // As a first page asks it: SQLite's functions cannot be looked up while libtorch is being
    // linked.
    archive.browsers().known("");
    conversations.loadModel();
    return server;
  }

  /** The port that it listens at. */
  public int port() {
    return javalin.port();
  }

  /** The address that makes one browser see what was made at the terminal. */
  public String address() {
    String host = access.host().contains(":") ? "[" + access.host() + "]" : access.host();
    return "http://%s:%d%s/?code=%s".formatted(host, port(), access.base(), authentication.code());
  }

  /** What can be asked for, such as "GET /api/studio". */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(each -> each.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  private void configure(JavalinConfig config, StudioApi studio) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.router.treatMultipleSlashesAsSingleSlash = false;
    config.router.javaLangErrorHandler(
        (response, error) -> {
          LOG.error("A request failed", error);
          response.setStatus(500);
        });
    VisitorLimits limits = conversations.allowances().limits();
    config.jetty.threadPool = threads((int) limits.streams().ofAll());
    config.jetty.modifyServer(
        server -> {
          BasePath base = new BasePath(access);
          BodyGate gate =
              new BodyGate(access, authentication, BodyRoom.ofHeap(), limits.bodySeconds());
          PromptReaders readers = new PromptReaders(limits.bodySeconds(), BodyGate.BYTES_A_SECOND);
          readers.setHandler(new FairThreads(access));
          gate.setHandler(readers);
          HeadRequests heads = new HeadRequests();
          heads.setHandler(gate);
          base.setHandler(heads);
          KnownMethods methods = new KnownMethods();
          methods.setHandler(base);
          server.setHandler(methods);
          server.setErrorHandler(new ErrorPages());
          FewConnections.bound(server, access);
        });
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ErrorPages()));
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendDateHeader(false);
        });
    guard(config.routes);
    studio(config.routes, studio);
    ConversationJson json =
        new ConversationJson(access.base(), conversations.factory().nextSentences());
    Shelf shelf = new Shelf(conversations);
    conversations(config.routes, new ConversationApi(conversations, json), shelf);
    library(config.routes, new LibraryApi(shelf, json));
    OpeningApi opening = new OpeningApi(conversations);
    config.routes.post("/api/open", opening::open);
    config.routes.post(CONVERSATION + "/insert", opening::insert);
    pages(config.routes, new StaticPages(), new Login(authentication));
    errors(config.routes);
  }

  /**
   * A stream of events keeps its thread, so that there are as many as streams and some for the
   * rest.
   */
  private static QueuedThreadPool threads(int streams) {
    QueuedThreadPool threads = new QueuedThreadPool(streams + REQUESTS, 8);
    threads.setName("http");
    threads.setDaemon(true);
    return threads;
  }

  private void guard(RoutesConfig routes) {
    Guard guard = new Guard(access);
    Login login = new Login(authentication);
    routes.before(guard::harden);
    routes.before(guard::check);
    routes.before(authentication::meet);
    routes.before(guard::checkOrigin);
    routes.before(authentication::greet);
    routes.before(login::check);
  }

  private void studio(RoutesConfig routes, StudioApi studio) {
    routes.get("/api/studio", studio::studio);
    routes.put("/api/settings", studio::set);
    routes.get("/api/openapi.json", new ApiDocument(access.base())::show);
    routes.get(EventStream.PATH, events::run);
  }

  private static void conversations(RoutesConfig routes, ConversationApi api, Shelf shelf) {
    PictureApi pictures = new PictureApi(api, shelf);
    routes.post("/api/conversations", api::begin);
    routes.get(CONVERSATION, api::show);
    routes.post(CONVERSATION + "/say", api::say);
    routes.post(CONVERSATION + "/edits", api::edit);
    routes.post(CONVERSATION + "/describe", api::describe);
    routes.post(CONVERSATION + "/undo", api::undo);
    routes.post(CONVERSATION + "/redo", api::redo);
    routes.post(CONVERSATION + "/fork", api::fork);
    routes.post(CONVERSATION + "/draw", api::draw);
    routes.post(CONVERSATION + "/variations", api::vary);
    routes.post(CONVERSATION + "/pick", api::pick);
    routes.post(CONVERSATION + "/check", api::check);
    routes.post(CONVERSATION + "/cancel", api::cancel);
    routes.put(CONVERSATION + "/waiting", api::arrange);
    routes.delete(CONVERSATION + "/waiting", api::dropWaiting);
    routes.get(CONVERSATION + "/pictures/{version}", pictures::picture);
    routes.get(CONVERSATION + "/variations/{n}", pictures::variationPicture);
    routes.get(CONVERSATION + "/preview", pictures::preview);
    routes.get(CONVERSATION + "/designs/{version}", pictures::design);
  }

  private static void library(RoutesConfig routes, LibraryApi api) {
    routes.get("/api/conversations", api::list);
    routes.get("/api/gallery", api::gallery);
    routes.post("/api/import", api::add);
    routes.patch(CONVERSATION, api::change);
    routes.delete(CONVERSATION, api::delete);
    routes.post(CONVERSATION + "/restore", api::restore);
    routes.post(CONVERSATION + "/duplicate", api::duplicate);
    routes.get(CONVERSATION + "/export", api::export);
    routes.get(CONVERSATION + "/page", api::page);
    routes.get(CONVERSATION + "/thumbnails/{version}", api::thumbnail);
  }

  private void pages(RoutesConfig routes, StaticPages pages, Login login) {
    routes.get("/", pages::index);
    routes.get("/login", login::home);
    routes.post("/login", login::login);
    routes.post(
        "/logout",
        ctx -> {
          login.logout(ctx);
          events.look(Authentication.owner(ctx));
        });
    for (String path : List.of("/{file}", "/assets/{file}")) {
      routes.get(path, pages::file);
    }
  }

  private static void errors(RoutesConfig routes) {
    routes.exception(Problem.class, (e, ctx) -> Responses.error(ctx, e.status(), e.getMessage()));
    routes.exception(
        Refusal.class, (e, ctx) -> Responses.error(ctx, STATUS.get(e.kind()), e.getMessage()));
    routes.exception(UnsupportedCharsetException.class, Server::unreadable);
    routes.exception(IllegalCharsetNameException.class, Server::unreadable);
    routes.exception(RefusedNames.class, (e, ctx) -> Responses.refused(ctx, e));
    routes.exception(RenderException.class, (e, ctx) -> Responses.error(ctx, 400, e.getMessage()));
    routes.exception(InvalidInput.class, (e, ctx) -> Responses.error(ctx, 400, e.getMessage()));
    routes.exception(ArchiveException.class, (e, ctx) -> Responses.error(ctx, 503, e.getMessage()));
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> Responses.error(ctx, e.getStatus(), "There is nothing of that name here."));
    routes.exception(Exception.class, Server::unexpected);
  }

  private static void unreadable(Exception e, Context ctx) {
    Responses.error(ctx, 415, "The body's character set is not known here; send UTF-8.");
  }

  /** What went wrong inside is for the program's own output, and for nobody else. */
  private static void unexpected(Exception e, Context ctx) {
    LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
    Responses.error(ctx, 500, "Something went wrong inside; the program's own output says more.");
  }

  /** Stops listening and drawing. What was said is in the archive. */
  @Override
  public void close() {
    events.close();
    conversations.close();
    javalin.stop();
  }
}
