package studio.eligen;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat with what comes from standard input, and then the studio in the browser as far as its
 * first page. The launcher runs it once after a build and keeps the classes that it loads in Java's
 * class archive, so that both start faster from then on. It is no command.
 */
final class Rehearsal {

  private static final Pattern ADDRESS = Pattern.compile("http://\\S+(?=\\s)");

  private Rehearsal() {}

  /** The argument: a folder for the pictures. */
  public static void main(String[] args) {
    CompletableFuture<String> address = new CompletableFuture<>();
    int code = run("chat", "--offline", "--steps", "1", "--out", args[0]);
    if (code != 0) {
      System.exit(code);
    }
    System.setOut(new PrintStream(new Listening(address), true, StandardCharsets.UTF_8));
    address.thenAcceptAsync(Rehearsal::visit).whenComplete((done, e) -> end(e));
    System.exit(run("web", "--offline", "--no-browser", "--port", "0"));
  }

  private static int run(String... arguments) {
    return Main.commandLine(arguments).execute(arguments);
  }

  /** As Ctrl-C would end it. */
  private static void end(Throwable trouble) {
    System.exit(trouble == null ? 0 : 1);
  }

  private static void visit(String address) {
    HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    URI page = URI.create(address);
    for (String path : List.of(address, "/", "/api/studio", "/api/conversations")) {
      HttpRequest request = HttpRequest.newBuilder(page.resolve(path)).build();
      try {
        browser.send(request, BodyHandlers.discarding());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("no answer to " + path, e);
      }
    }
  }

  /** Hears the address that the program prints. */
  private static final class Listening extends OutputStream {

    private final StringBuilder heard = new StringBuilder();
    private final CompletableFuture<String> address;

    Listening(CompletableFuture<String> address) {
      this.address = address;
    }

    @Override
    public void write(int character) {
      heard.append((char) character);
      Matcher found = ADDRESS.matcher(heard);
      if (found.find()) {
        address.complete(found.group());
      }
    }
  }
}
