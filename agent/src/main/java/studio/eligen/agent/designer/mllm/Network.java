package studio.eligen.agent.designer.mllm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.InvalidInput;

/**
 * How the net is reached from here, as the environment says it for every program: through which
 * proxies ({@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY}, {@code NO_PROXY}, in
 * capitals or not), and whose certificates are trusted besides Java's ({@code SSL_CERT_FILE}). What
 * listens on this machine is never asked through a proxy.
 */
public final class Network {

  /** Without a proxy. */
  public static final Network DIRECT = new Network(Map.of());

  private final Map<String, String> environment;

  private Network(Map<String, String> environment) {
    this.environment = environment;
  }

  public static Network of(Map<String, String> environment) {
    return new Network(environment);
  }

  /** As it may be shown: without a name or password. */
  Optional<String> proxyOf(URI address) {
    return proxy(address).map(proxy -> ServerAddress.host(proxy) + ":" + port(proxy));
  }

  /** What a proxy wants to know of who asks. */
  Optional<String> authorization(URI address) {
    return proxy(address)
        .map(URI::getUserInfo)
        .map(user -> user.getBytes(StandardCharsets.UTF_8))
        .map(user -> "Basic " + Base64.getEncoder().encodeToString(user));
  }

  /**
   * @throws InvalidInput if a setting makes no sense
   */
  HttpClient.Builder client() {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            // HTTP/2 is not offered: servers on uvicorn lose the body of a request that asks to
            // upgrade.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(new Selector());
    setting("SSL_CERT_FILE").map(Certificates::trusting).ifPresent(client::sslContext);
    return client;
  }

  private Optional<URI> proxy(URI address) {
    String name = address.getScheme().toUpperCase(Locale.ROOT) + "_PROXY";
    return isDirect(address)
        ? Optional.empty()
        : setting(name).or(() -> setting("ALL_PROXY")).map(value -> read(name, value));
  }

  private Optional<String> setting(String name) {
    return Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT)))
        .or(() -> Optional.ofNullable(environment.get(name)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static URI read(String name, String value) {
    String whole = value.contains("://") ? value : "http://" + value;
    try {
      URI proxy = URI.create(whole);
      if (proxy.getHost() != null && proxy.getScheme().matches("(?i)https?")) {
        return proxy;
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(unusable(name), e);
    }
    throw new InvalidInput(unusable(name));
  }

  /** Does not repeat the address: it may hold a password. */
  private static String unusable(String name) {
    return "%s (or ALL_PROXY) is no address of an HTTP proxy; give one such as http://proxy:3128, or name the server in NO_PROXY."
        .formatted(name);
  }

  private static int port(URI proxy) {
    return proxy.getPort() > 0 ? proxy.getPort() : 80;
  }

  private boolean isDirect(URI address) {
    String host = ServerAddress.host(address).toLowerCase(Locale.ROOT);
    if (host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127\\..*|\\[::1]")) {
      return true;
    }
    List<String> names = new ArrayList<>();
    setting("NO_PROXY").ifPresent(list -> names.addAll(List.of(list.split("[,\\s]+"))));
    String port = ":" + ServerAddress.port(address);
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .map(name -> name.endsWith(port) ? name.substring(0, name.length() - port.length()) : name)
        .map(name -> name.replaceFirst("^\\*?\\.", ""))
        .filter(name -> !name.isEmpty())
        .anyMatch(
            name ->
                name.equals("*")
                    || host.equals(name)
                    || host.endsWith("." + name)
                    || AddressRange.of(name).contains(host));
  }

  private final class Selector extends ProxySelector {
    @Override
    public List<Proxy> select(URI address) {
      return List.of(
          proxy(address)
              .map(
                  proxy ->
                      new Proxy(
                          Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port(proxy))))
              .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException thrown) {
      // Whoever asked hears of it.
    }
  }
}
