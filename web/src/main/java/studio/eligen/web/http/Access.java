package studio.eligen.web.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import studio.eligen.agent.design.InvalidInput;

/**
 * From where the studio can be reached, and with what.
 *
 * @param host to listen at
 * @param port to listen at; 0 is any that is free
 * @param password without which nobody comes in; none is needed on this machine alone
 * @param names by which browsers may call the server: a page of another name that leads here is
 *     somebody's trick
 * @param proxies addresses of proxies, who are believed when they tell from where a request came
 * @param base path below which everything lies, such as "/eligen", or empty
 */
public record Access(
    String host,
    int port,
    Optional<String> password,
    Set<String> names,
    Set<String> proxies,
    String base) {

  /** Where nothing else is said. */
  public static final String HERE = "127.0.0.1";

  private static final int LEAST_PASSWORD = 12;

  /** As it stands in addresses and cookies; no part is "." or "..". */
  private static final Pattern BASE = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

  /** Some proxies write a port behind an address: "192.0.2.7:443", "[2001:db8::1]:443". */
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[(?<six>.*)](?::\\d+)?|(?<four>[0-9.]+):\\d+");

  public Access {
    names = Set.copyOf(names);
    proxies = Set.copyOf(proxies);
  }

  /**
   * @param password as the environment has it, or empty
   * @param others names of this machine, beside those that it knows itself
   * @throws InvalidInput if others than this machine could come in without a password
   */
  public static Access of(String host, int port, String password, List<String> others) {
    if (port < 0 || port > 65_535) {
      throw new InvalidInput("--port is %d; give 0 to 65535, 0 for any.".formatted(port));
    }
    InetAddress address = address("--host", host);
    if (!address.isLoopbackAddress() && password.isEmpty()) {
      throw new InvalidInput(
          "--host %s would let others on the network in. Set ELIGEN_TOKEN to a password of at least %d characters that they have to know, or leave --host away."
              .formatted(host, LEAST_PASSWORD));
    }
    int characters = password.replaceAll("\\s", "").length();
    if (!password.isEmpty() && characters < LEAST_PASSWORD) {
      throw new InvalidInput(
          "ELIGEN_TOKEN has %d characters beside blanks; a password needs at least %d."
              .formatted(characters, LEAST_PASSWORD));
    }
    Set<String> names = new LinkedHashSet<>(List.of("localhost", HERE, "[::1]"));
    names.add(written(host));
    others.forEach(name -> names.add(written(name)));
    if (address.isAnyLocalAddress()) {
      names.addAll(ownNames());
    }
    Optional<String> needed = Optional.of(password).filter(given -> !given.isEmpty());
    return new Access(host, port, needed, names, Set.of(), "");
  }

  /**
   * The same behind proxies.
   *
   * @param trusted their addresses
   */
  public Access behind(List<String> trusted) {
    Set<String> addresses = new LinkedHashSet<>();
    trusted.forEach(
        each -> addresses.add(plain(address("--trusted-proxy", each).getHostAddress())));
    return new Access(host, port, password, names, addresses, base);
  }

  /**
   * The same below a path, as a proxy passes it on that serves other things beside it.
   *
   * @param path such as "/eligen"; empty or "/" where the studio has the name for itself
   * @throws InvalidInput if it is none
   */
  public Access below(String path) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (!plain.isEmpty() && !BASE.matcher(plain).matches()) {
      throw new InvalidInput(
          "--base-path is \"%s\"; give a path of letters, digits, '-', '_', '~' and '.', such as /eligen."
              .formatted(path));
    }
    return new Access(host, port, password, names, proxies, plain);
  }

  /** Whether what this sender says of others is believed. */
  boolean isProxy(String peer) {
    return proxies.contains(plain(peer));
  }

  /**
   * From where a request came: the network of it, as one home has many addresses of IPv6. Only
   * proxies are believed, who write what they know behind what they were told, some of them in a
   * header of its own.
   */
  String origin(Request request) {
    List<String> senders =
        request.getHeaders().getValuesList("X-Forwarded-For").stream()
            .flatMap(header -> Stream.of(header.split(",")))
            .toList();
    String address = plain(Request.getRemoteAddr(request));
    for (int i = senders.size() - 1; i >= 0 && isProxy(address); i--) {
      address = plain(senders.get(i).strip());
    }
    return network(address);
  }

  /** Of an address of IPv6 its home's, which has many; of another it is the address. */
  static String network(String address) {
    return six(address).map(Access::network).orElse(address);
  }

  /** An address in the one way in which all are compared, without brackets, zone and port. */
  private static String plain(String written) {
    Matcher port = WITH_PORT.matcher(written);
    String address =
        !port.matches()
            ? written
            : port.group("six") != null ? port.group("six") : port.group("four");
    return six(address).map(InetAddress::getHostAddress).orElse(address);
  }

  /** What is written as an address of IPv6; no name is looked up. */
  private static Optional<InetAddress> six(String address) {
    try {
      return address.contains(":")
          ? Optional.of(InetAddress.getByName(address.replaceAll("%.*|[^0-9a-fA-F:.]", "")))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The first 56 bits of an address of IPv6, of which one home may have all others. */
  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 7) : address.getHostAddress();
  }

  /** Whether a Host header names this server. */
  boolean isOurs(String hostHeader) {
    String name = hostHeader.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    return names.contains(name);
  }

  private static InetAddress address(String option, String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new InvalidInput(
          "%s is \"%s\", which is no address; 127.0.0.1 is this machine.".formatted(option, host),
          e);
    }
  }

  private static Set<String> ownNames() {
    Set<String> names = new LinkedHashSet<>();
    try {
      names.add(written(InetAddress.getLocalHost().getHostName()));
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        each.inetAddresses().forEach(own -> names.add(written(own.getHostAddress())));
      }
    } catch (UnknownHostException | SocketException e) {
      // Then it is reached by the names that were given.
    }
    return names;
  }

  /** As it stands in a Host header, without a port. */
  private static String written(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("%.*$", "");
    return plain.contains(":") && !plain.startsWith("[") ? "[" + plain + "]" : plain;
  }
}
