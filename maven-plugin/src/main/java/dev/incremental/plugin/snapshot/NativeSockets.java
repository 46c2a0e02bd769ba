package dev.incremental.plugin.snapshot;

import dev.incremental.recording.NameKind;
import dev.incremental.recording.RecordedName;
import dev.incremental.recording.Recording;
import java.util.List;

/**
 * Libraries that send and receive by native code of their own, past the JDK, where nobody notices
 * who speaks to a database.
 */
final class NativeSockets {
  /**
   * Netty's for epoll, kqueue and io_uring are all made from the first. Other libraries bring them
   * in packages of their own.
   */
  private static final List<String> CLASSES =
      List.of(
          "io.netty.channel.unix.Socket",
          "org.newsclub.net.unix.NativeUnixSocket",
          "jnr.enxio.channels.NativeSocketChannel",
          "jnr.unixsocket.UnixSocketChannel");

  private NativeSockets() {}

  /** Whether a JVM had such a library at hand. */
  static boolean mayBeIn(Recording recording) {
    return recording.names().stream().anyMatch(NativeSockets::isOne);
  }

  private static boolean isOne(RecordedName name) {
    return (name.kind() == NameKind.CLASS || name.kind() == NameKind.LINKED)
        && CLASSES.stream().anyMatch(name.name()::endsWith);
  }
}
