package dev.incremental.it.maven;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Lets everybody in as a PostgreSQL of some version does, and does nothing; what is said to it is
 * acknowledged by the rules of protocol 3.
 */
final class OldServer implements AutoCloseable {
  private static final int ENCRYPTION = 80877103;

  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final String version;

  OldServer(String version) throws IOException {
    this.version = version;
    Thread thread = new Thread(this::listen, "PostgreSQL " + version);
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/postgres";
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        DataInputStream in = new DataInputStream(client.getInputStream());
        letIn(in, out);
        while (answer(in.readByte(), out)) {
          in.skipNBytes(in.readInt() - Integer.BYTES);
        }
      } catch (IOException e) {
        // it hung up
      }
    }
  }

  private void letIn(DataInputStream in, DataOutputStream out) throws IOException {
    int length = in.readInt();
    int protocol = in.readInt();
    in.skipNBytes(length - 2L * Integer.BYTES);
    if (protocol == ENCRYPTION) {
      out.writeByte('N');
      letIn(in, out);
      return;
    }
    say(out, 'R', 0, 0, 0, 0);
    parameter(out, "server_version", version);
    parameter(out, "client_encoding", "UTF8");
    parameter(out, "standard_conforming_strings", "on");
    parameter(out, "integer_datetimes", "on");
    parameter(out, "DateStyle", "ISO, MDY");
    parameter(out, "TimeZone", "UTC");
    say(out, 'Z', 'I');
    out.flush();
  }

  /** Answers what begins with a byte; false where that says good-bye. */
  private static boolean answer(byte kind, DataOutputStream out) throws IOException {
    switch (kind) {
      case 'P' -> say(out, '1');
      case 'B' -> say(out, '2');
      case 'D' -> say(out, 'n');
      case 'E' -> say(out, 'C', 'S', 'E', 'T', 0);
      case 'S' -> say(out, 'Z', 'I');
      case 'Q' -> {
        say(out, 'C', 'S', 'E', 'T', 0);
        say(out, 'Z', 'I');
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void parameter(DataOutputStream out, String name, String value)
      throws IOException {
    byte[] text = (name + "\0" + value + "\0").getBytes(StandardCharsets.US_ASCII);
    out.writeByte('S');
    out.writeInt(Integer.BYTES + text.length);
    out.write(text);
  }

  private static void say(DataOutputStream out, char kind, int... bytes) throws IOException {
    out.writeByte(kind);
    out.writeInt(Integer.BYTES + bytes.length);
    for (int each : bytes) {
      out.writeByte(each);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
