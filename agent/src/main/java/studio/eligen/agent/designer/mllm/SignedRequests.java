package studio.eligen.agent.designer.mllm;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import studio.eligen.engine.Cancellation;

/** Sends requests. The key is added here, so that nothing else ever holds it. */
final class SignedRequests {

  private static final int MOST_REDIRECTS = 5;
  private static final String UNDERSCORES = "jdk.httpclient.allowRestrictedHeaders";

  static {
    // A host with an underscore in its name is connected to by its number, and is told its name.
    if (System.getProperty(UNDERSCORES) == null) {
      System.setProperty(UNDERSCORES, "host");
    }
    // A proxy's password goes to the proxy alone, and only where one is set.
    if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }
  }

  private final HttpClient network;
  private final MllmSettings settings;

  SignedRequests(MllmSettings settings) {
    this.settings = settings;
    this.network =
        settings.network().client().connectTimeout(settings.timeouts().connect()).build();
  }

  MllmSettings settings() {
    return settings;
  }

  /**
   * The response to a body, after redirects that stay on the host: the key is for this server only.
   *
   * @throws MllmException if there is none
   */
  HttpResponse<InputStream> send(URI endpoint, String body, Cancellation cancellation)
      throws IOException {
    URI at = endpoint;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      HttpResponse<InputStream> response = once(at, body, cancellation);
      Optional<String> location = response.headers().firstValue("Location");
      if (response.statusCode() / 100 != 3 || location.isEmpty()) {
        return response;
      }
      StreamingHttpClient.close(response.body());
      String to = location.get();
      at =
          ServerAddress.within(at, to).orElseThrow(() -> TransportFailures.elsewhere(settings, to));
    }
    throw TransportFailures.elsewhere(settings, "itself again and again");
  }

  private HttpResponse<InputStream> once(URI at, String body, Cancellation cancellation)
      throws IOException {
    CompletableFuture<HttpResponse<InputStream>> coming =
        network.sendAsync(signed(at, body), BodyHandlers.ofInputStream());
    cancellation.onCancel(() -> coming.cancel(true));
    try {
      HttpResponse<InputStream> response = coming.get();
      if (response.body() == null) { // a proxy's, to what was to be a tunnel
        throw TransportFailures.proxy(settings, "status " + response.statusCode());
      }
      return response;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MllmException.Cancelled();
    } catch (CancellationException e) {
      throw new MllmException.Cancelled();
    } catch (ExecutionException e) {
      MllmException failure = TransportFailures.of(e.getCause(), settings);
      throw failure instanceof MllmException.Broken && isEncrypted(at)
          ? TransportFailures.encrypted(settings)
          : failure;
    }
  }

  /** Whether who does not understand http there understands https. */
  private boolean isEncrypted(URI at) {
    if (!at.getScheme().equals("http") || settings.network().proxyOf(at).isPresent()) {
      return false;
    }
    InetSocketAddress there =
        new InetSocketAddress(
            ServerAddress.host(at).replaceAll("[\\[\\]]", ""), ServerAddress.port(at));
    try (SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket()) {
      socket.setSoTimeout((int) settings.timeouts().connect().toMillis());
      socket.connect(there, (int) settings.timeouts().connect().toMillis());
      socket.startHandshake();
      return true;
    } catch (IOException e) {
      return TransportFailures.isAboutCertificate(e);
    }
  }

  private HttpRequest signed(URI at, String body) throws IOException {
    HttpRequest.Builder signed =
        HttpRequest.newBuilder(ServerAddress.reachable(at))
            .timeout(settings.timeouts().silence())
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream, application/json")
            .header("Accept-Encoding", "identity")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (at.getHost() == null) {
      signed.header("Host", at.getRawAuthority());
    }
    settings.key().ifPresent(key -> signed.header("Authorization", key.bearer()));
    settings
        .network()
        .authorization(at)
        .ifPresent(name -> signed.header("Proxy-Authorization", name));
    return signed.build();
  }
}
