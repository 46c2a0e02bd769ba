package dev.incremental.agent.hook;

import dev.incremental.agent.scope.Recorder;
import dev.incremental.recording.NameKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices who speaks to the server that holds this JVM's database.
 *
 * <p>Pools hand a connection to one test after the other, so that not who opens it matters but who
 * speaks through it. Once all tests have ended nobody can learn anything, while pools are closed or
 * are still filled.
 */
final class DatabaseNotes {
  private static final int USUAL_PORT = 5432;

  private final Recorder recorder;
  private final Asker asker;
  private final List<String> servers;
  private final BooleanSupplier isOver;

  /** By identity: sockets and channels have no other equality. */
  private final Map<Object, Boolean> connections = Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * @param servers each a host and, unless it is the usual one, a port
   * @param isOver whether all tests have ended
   */
  DatabaseNotes(Recorder recorder, Asker asker, List<String> servers, BooleanSupplier isOver) {
    this.recorder = recorder;
    this.asker = asker;
    this.isOver = isOver;
    this.servers = List.copyOf(servers);
  }

  /**
   * Something connects.
   *
   * @return whether it is to one of the servers
   */
  boolean connects(@Nullable Object address, @Nullable Object connecting) {
    boolean isServer = isServer(address);
    if (isServer) {
      if (connecting != null) {
        connections.put(connecting, Boolean.TRUE);
      }
      touch();
    }
    return isServer;
  }

  /** Something sends or receives. */
  void traffic(@Nullable Object connection) {
    if (connection != null && !servers.isEmpty() && connections.containsKey(connection)) {
      touch();
    }
  }

  private void touch() {
    if (!isOver.getAsBoolean() && !asker.isHousekeeping()) {
      recorder.touch(NameKind.DATABASE, "");
    }
  }

  /** Whether an address is one of the servers'. A host's name is looked up when its port fits. */
  private boolean isServer(@Nullable Object address) {
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
}
