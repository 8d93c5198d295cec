package studio.eligen.agent.designer.mllm;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Numbers of hosts that begin alike: "10.0.0.0/8". Names are in none. */
record AddressRange(String first, int bits) {

  private static final String NUMBER = "[0-9.]+|\\[?[0-9a-f:]*:[0-9a-f:.]*]?";

  static AddressRange of(String text) {
    String[] parts = text.split("/", 2);
    boolean ranged = parts.length == 2 && parts[1].matches("\\d{1,3}") && parts[0].matches(NUMBER);
    return ranged
        ? new AddressRange(parts[0], Integer.parseInt(parts[1]))
        : new AddressRange("", 0);
  }

  boolean contains(String host) {
    if (first.isEmpty() || !host.matches(NUMBER)) {
      return false;
    }
    try {
      byte[] from = InetAddress.getByName(first).getAddress();
      byte[] at = InetAddress.getByName(host).getAddress();
      int rest = 8 * from.length - bits;
      return from.length == at.length
          && rest >= 0
          && new BigInteger(1, from)
              .shiftRight(rest)
              .equals(new BigInteger(1, at).shiftRight(rest));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
