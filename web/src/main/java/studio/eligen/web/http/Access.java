package studio.eligen.web.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.InvalidInput;

/**
 * From where the studio can be reached, and with what.
 *
 * @param host to listen at
 * @param port to listen at; 0 is any that is free
 * @param password without which nobody comes in; none is needed on this machine alone
 * @param names by which browsers may call the server: a page of another name that leads here is
 *     somebody's trick
 */
public record Access(String host, int port, Optional<String> password, Set<String> names) {

  /** Where nothing else is said. */
  public static final String HERE = "127.0.0.1";

  private static final int LEAST_PASSWORD = 12;

  public Access {
    names = Set.copyOf(names);
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
    InetAddress address = address(host);
    if (!address.isLoopbackAddress() && password.isEmpty()) {
      throw new InvalidInput(
          "--host %s would let others on the network in. Set ELIGEN_TOKEN to a password of at least %d characters that they have to know, or leave --host away."
              .formatted(host, LEAST_PASSWORD));
    }
    if (!password.isEmpty() && password.length() < LEAST_PASSWORD) {
      throw new InvalidInput(
          "ELIGEN_TOKEN has %d characters; a password needs at least %d."
              .formatted(password.length(), LEAST_PASSWORD));
    }
    Set<String> names = new LinkedHashSet<>(List.of("localhost", HERE, "[::1]"));
    names.add(written(host));
    others.forEach(name -> names.add(written(name)));
    if (address.isAnyLocalAddress()) {
      names.addAll(ownNames());
    }
    return new Access(host, port, Optional.of(password).filter(given -> !given.isEmpty()), names);
  }

  /** Whether a Host header names this server. */
  boolean isOurs(String hostHeader) {
    String name = hostHeader.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    return names.contains(name);
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new InvalidInput(
          "--host is \"%s\", which is no address of this machine; 127.0.0.1 is the usual one."
              .formatted(host),
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
