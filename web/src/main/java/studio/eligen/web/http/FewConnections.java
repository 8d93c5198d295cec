package studio.eligen.web.http;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.LifeCycle;
import studio.eligen.web.conversation.Shares;

/**
 * No address has all connections: each is an open file, of which there may be as few as a thousand,
 * and one that sends a letter now and then of its first line lasts for hours.
 */
final class FewConnections implements Connection.Listener {

  /** More than a house full of browsers opens, and than streams of events there may be of one. */
  static final int MOST = 256;

  private final Access access;
  private final Shares shares = new Shares(MOST);
  private final Map<Connection, String> open = new ConcurrentHashMap<>();

  private FewConnections(Access access) {
    this.access = access;
  }

  /** Bounds the connections of a server that has not started: its connectors come last. */
  static void bound(org.eclipse.jetty.server.Server server, Access access) {
    FewConnections few = new FewConnections(access);
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarting(LifeCycle starting) {
            server.addBeanToAllConnectors(few);
          }
        });
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer) {
      String address = peer.getAddress().getHostAddress();
      if (access.isProxy(address)) {
        return; // it brings what all send
      }
      String network = Access.network(address);
      if (shares.take(network, 1)) {
        open.put(connection, network);
      } else {
        connection.close();
      }
    }
  }

  @Override
  public void onClosed(Connection connection) {
    String network = open.remove(connection);
    if (network != null) {
      shares.giveBack(network, 1);
    }
  }
}
