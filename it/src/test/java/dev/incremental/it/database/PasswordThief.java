package dev.incremental.it.database;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Takes connections as PostgreSQL does, and asks everybody for the password in clear. */
final class PasswordThief implements AutoCloseable {
  private static final int REQUEST_IN_CLEAR = 3;
  private static final int PATIENCE_MILLIS = 2000;

  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  PasswordThief() throws IOException {
    Thread thread = new Thread(this::listen, "thief");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** All that was said to it. */
  String heard() {
    synchronized (heard) {
      return heard.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        client.setSoTimeout(PATIENCE_MILLIS);
        InputStream in = client.getInputStream();
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        byte[] buffer = new byte[4096];
        int length = in.read(buffer);
        while (length > 0) {
          note(buffer, length);
          if (isRequestForEncryption(buffer, length)) {
            out.write('N');
          } else {
            out.write('R');
            out.writeInt(8);
            out.writeInt(REQUEST_IN_CLEAR);
          }
          out.flush();
          length = in.read(buffer);
        }
      } catch (IOException e) {
        // it hung up
      }
    }
  }

  private static boolean isRequestForEncryption(byte[] buffer, int length) {
    return length == 8 && buffer[4] == 0x04 && buffer[5] == (byte) 0xd2;
  }

  private void note(byte[] buffer, int length) {
    synchronized (heard) {
      heard.write(buffer, 0, length);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
