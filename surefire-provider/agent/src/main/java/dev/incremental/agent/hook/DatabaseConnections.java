package dev.incremental.agent.hook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells connections to the server that holds this JVM's database from all others.
 *
 * <p>Pools hand a connection to one test after the other, so that not who opens it matters but who
 * speaks through it.
 */
final class DatabaseConnections {
  private static final int USUAL_PORT = 5432;

  private final List<String> servers;

  /** By identity: sockets and channels have no other equality. */
  private final Map<Object, Boolean> connections = Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * @param servers each a host and, unless it is the usual one, a port
   */
  DatabaseConnections(List<String> servers) {
    this.servers = List.copyOf(servers);
  }

  /** Whether an address is one of the servers'. A host's name is looked up when its port fits. */
  boolean isServer(@Nullable Object address) {
    if (address instanceof InetSocketAddress socket && !servers.isEmpty()) {
      for (String server : servers) {
        int end = server.lastIndexOf(':');
        boolean hasPort = end > server.lastIndexOf(']');
        int port = hasPort ? Integer.parseInt(server.substring(end + 1)) : USUAL_PORT;
        if (port == socket.getPort()
            && isHost(hasPort ? server.substring(0, end) : server, socket)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHost(String host, InetSocketAddress socket) {
    InetAddress address = socket.getAddress();
    if (host.equalsIgnoreCase(socket.getHostString())) {
      return true;
    }
    try {
      InetAddress[] addresses = InetAddress.getAllByName(host);
      return address != null
          && (Arrays.asList(addresses).contains(address)
              || (ThisHost.is(address) && ThisHost.is(addresses[0])));
    } catch (UnknownHostException e) {
      return false; // whoever connects elsewhere depends on something unknown
    }
  }

  /** Something connects to a server. */
  void add(@Nullable Object connection) {
    if (connection != null) {
      connections.put(connection, Boolean.TRUE);
    }
  }

  /** Whether something connected to a server. */
  boolean isOneOf(@Nullable Object connection) {
    return connection != null && !servers.isEmpty() && connections.containsKey(connection);
  }
}
