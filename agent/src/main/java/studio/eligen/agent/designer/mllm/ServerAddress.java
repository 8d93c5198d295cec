package studio.eligen.agent.designer.mllm;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a server as people write it: with the path of a call or without a version, with a
 * query, or with a host whose name is none for {@link URI}.
 */
final class ServerAddress {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(https?)://([^/?#@\\s\\[\\]:]+|\\[[0-9a-f:.%]+])(:\\d{1,5})?(/[^?#\\s]*)?(\\?[^#\\s]*)?(?:#\\S*)?");
  private static final String CALL = "/chat/completions";
  private static final Pattern CALLS =
      Pattern.compile("(?:/(?:chat/completions|completions|responses|models|embeddings))?/*$");
  private static final Pattern VERSIONED = Pattern.compile("(?i)/v\\d+\\w*(?:/|$)");

  private ServerAddress() {}

  /** The address without the path of a call, nothing if it is none. */
  static Optional<URI> read(String text) {
    Matcher match = ADDRESS.matcher(text);
    if (!match.matches() || !isPort(text(match, 3))) {
      return Optional.empty();
    }
    try {
      String host = match.group(2);
      boolean named = host.matches("\\p{ASCII}+");
      String path = CALLS.matcher(text(match, 4)).replaceFirst("");
      return Optional.of(
          new URI(
              match.group(1).toLowerCase(Locale.ROOT)
                  + "://"
                  + (named ? host : IDN.toASCII(host))
                  + text(match, 3)
                  + path
                  + text(match, 5)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** It as it may be shown: without its query, in which a key may be. */
  static String shown(URI address) {
    return address.toString().replaceFirst("\\?.*$", "");
  }

  /** Where a call may go, the likeliest first. */
  static List<URI> calls(URI address) {
    URI given = call(address, "");
    return VERSIONED.matcher(String.valueOf(address.getRawPath())).find()
        ? List.of(given)
        : List.of(given, call(address, "/v1"));
  }

  private static URI call(URI address, String version) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return URI.create(shown(address) + version + CALL + query);
  }

  /** Where a server sends on to, should that be on the same host and no less safe. */
  static Optional<URI> within(URI from, String location) {
    URI to = target(from, location.strip());
    boolean same = host(from).equalsIgnoreCase(host(to)) && !host(to).isEmpty();
    boolean safe = from.getScheme().equalsIgnoreCase(to.getScheme()) && port(from) == port(to);
    boolean safer = port(from) == 80 && port(to) == 443 && "https".equalsIgnoreCase(to.getScheme());
    return Optional.of(to).filter(uri -> same && (safe || safer));
  }

  private static URI target(URI from, String location) {
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException e) {
      return URI.create("");
    }
  }

  /** The name of its host, also where it is none by the rules. */
  static String host(URI address) {
    String authority = String.valueOf(address.getRawAuthority());
    return address.getHost() != null
        ? address.getHost()
        : authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
  }

  static int port(URI address) {
    Matcher port =
        Pattern.compile(":(\\d{1,5})$").matcher(String.valueOf(address.getRawAuthority()));
    return port.find()
        ? Integer.parseInt(port.group(1))
        : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  /**
   * It in a form that Java connects to: a host whose name has an underscore by its number.
   *
   * @throws UnknownHostException if nobody knows the name
   */
  static URI reachable(URI address) throws UnknownHostException {
    if (address.getHost() != null) {
      return address;
    }
    String number = InetAddress.getByName(host(address)).getHostAddress();
    String host = number.contains(":") ? "[" + number + "]" : number;
    String path =
        address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    return URI.create(address.getScheme() + "://" + host + ":" + port(address) + path);
  }

  /** Nothing, or a colon and the number of a port. */
  private static boolean isPort(String written) {
    int port = written.isEmpty() ? 1 : Integer.parseInt(written.substring(1));
    return port >= 1 && port <= 65_535;
  }

  private static String text(Matcher match, int group) {
    return match.group(group) == null ? "" : match.group(group);
  }
}
