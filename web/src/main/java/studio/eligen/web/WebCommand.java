package studio.eligen.web;

import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.cli.StudioOptions;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.engine.RenderException;
import studio.eligen.prompts.PromptException;
import studio.eligen.web.conversation.OpenConversations;
import studio.eligen.web.conversation.RenderService;
import studio.eligen.web.conversation.VisitorLimits;
import studio.eligen.web.http.Access;
import studio.eligen.web.http.Server;

/** {@code eligen web}: the studio in a browser. */
@Command(
    name = "web",
    mixinStandardHelpOptions = true,
    description = {
      "Open a studio in the browser: talk, and move things with the mouse.",
      "It can be reached from this machine alone, unless --host says otherwise."
    })
public final class WebCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;
  private static final String PASSWORD = "ELIGEN_TOKEN";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen at; 0 is any that is free. Default: ${DEFAULT-VALUE}.",
      defaultValue = "8127")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "H",
      description = {
        "Address to listen at. Default: ${DEFAULT-VALUE}, this machine alone.",
        "Any other needs a password in the variable ELIGEN_TOKEN."
      },
      defaultValue = Access.HERE)
  private String host;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "A name by which browsers reach this machine; may be given several times.")
  private List<String> names = List.of();

  @Option(
      names = "--trusted-proxy",
      paramLabel = "A",
      description = {
        "Address of a proxy before this studio, which is believed when it tells from where",
        "a request came and whether by TLS (X-Forwarded-For, -Proto); may be given several times."
      })
  private List<String> proxies = List.of();

  @Option(
      names = "--base-path",
      paramLabel = "PATH",
      description = {
        "Path below which everything lies, such as /eligen, where a proxy serves other things",
        "beside it and passes paths on as they are. Default: the studio has its name alone."
      },
      defaultValue = "")
  private String base;

  @Option(names = "--no-browser", description = "Only print the address.")
  private boolean noBrowser;

  @Mixin private StudioOptions options;

  @Mixin private VisitorOptions visitors;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() {
    try {
      Access access =
          Access.of(host, port, Optional.ofNullable(System.getenv(PASSWORD)).orElse(""), names)
              .behind(proxies)
              .below(base);
      return serve(access);
    } catch (RenderException | InvalidInput | PromptException | ArchiveException e) {
      err.println(Printable.of(e.getMessage()));
      return WRONG_INPUT;
    }
  }

  private int serve(Access access) {
    VisitorLimits limits = visitors.limits();
    StudioFactory chosen = options.factory(note -> err.println(Printable.of(note)));
    StudioFactory factory = access.password().isPresent() ? chosen.forStrangers() : chosen;
    DataFolder data = DataFolder.usual();
    Shutdown ending = Shutdown.ofProgram();
    try (Archive archive = Archive.open(data);
        OpenConversations conversations =
            new OpenConversations(
                factory, options.first(factory), archive, RenderService.of(factory), limits);
        Server server = start(access, conversations, archive, data)) {
      out.println("EliGen Studio is at " + server.address());
      out.println("Ctrl-C ends it; everything is kept.");
      if (!noBrowser) {
        Desktop.open(server.address());
      }
      ending.await();
      return 0;
    } catch (RuntimeException e) {
      if (!isTaken(e)) {
        throw e;
      }
      err.println(
          "Port %d is in use, perhaps by another studio: choose another with --port, or --port 0 for any that is free."
              .formatted(port));
      return FAILED;
    } finally {
      ending.done();
    }
  }

  private static Server start(
      Access access, OpenConversations conversations, Archive archive, DataFolder data) {
    String version = WebCommand.class.getPackage().getImplementationVersion();
    return Server.start(
        access,
        conversations,
        archive,
        data.path(),
        Optional.ofNullable(version).orElse("(unpackaged)"));
  }

  private static boolean isTaken(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
