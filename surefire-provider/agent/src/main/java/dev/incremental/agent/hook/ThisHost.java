package dev.incremental.agent.hook;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** Tells this host from what is beyond it. */
final class ThisHost {
  private ThisHost() {}

  /** Whatever is not known to be this host is taken for something beyond it. */
  static boolean is(@Nullable Object subject) {
    if (subject instanceof DatagramPacket packet) { // without an address its socket is connected
      return packet.getAddress() == null || is(packet.getAddress());
    }
    if (subject instanceof InetSocketAddress socket) {
      return is(socket.getAddress());
    }
    return subject instanceof InetAddress address
        && (address.isLoopbackAddress() || address.isAnyLocalAddress() || isOwn(address));
  }

  /** Servers in tests wake themselves up through whichever address of this host they find. */
  private static boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }
}
