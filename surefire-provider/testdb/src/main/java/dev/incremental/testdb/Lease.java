package dev.incremental.testdb;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;

/**
 * A database that this process has to itself until it ends.
 *
 * <p>Asked for with the texts {@link #GREETING} and the token and this process's number as a {@code
 * long}; the answer is a {@code boolean}, behind which stand the texts of URL, user and password,
 * or of what went wrong. Texts are those of {@link DataOutputStream#writeUTF}. Afterwards it is
 * told in single bytes how tests go: {@link #BEGUN}, {@link #FAILED}, {@link #ENDED}.
 */
public final class Lease implements Closeable {
  /** How a request begins; another version of it has another text. */
  public static final String GREETING = "incremental-testdb 1";

  /** Tests begin; they may do so several times, also while others run. */
  public static final byte BEGUN = 'b';

  /** A test, or what was done around some, has failed. */
  public static final byte FAILED = 'f';

  /** Tests that had {@link #BEGUN} have ended, well unless some have {@link #FAILED}. */
  public static final byte ENDED = 'e';

  /** Where Maven's process listens, in the file that says so. */
  public static final String PORT = "port";

  /** The word that it expects, in that file. */
  public static final String TOKEN = "token";

  /** Beginnings of the names of system properties to be set, separated by commas, in that file. */
  public static final String NAMES = "names";

  /**
   * Beginning of the names of the system properties that always tell what was given to this
   * process, whatever others are chosen.
   */
  static final String GIVEN = "incremental.testdb";

  /** The system property that names the directory with the files that Maven's process has left. */
  static final String DIRECTORY = GIVEN + ".directory";

  static final String URL = ".url";
  static final String USER = ".username";
  static final String PASSWORD = ".password";

  private static final int CONNECT_MILLIS = 10_000;

  private final Socket socket;
  private final String url;
  private final String user;
  private final String password;

  private Lease(Socket socket, String url, String user, String password) {
    this.socket = socket;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /**
   * Asks for a database, which takes as long as it takes to make it.
   *
   * @param file what the file says
   * @throws IOException if nobody answers, or with what the answer says went wrong
   */
  static Lease ask(Properties file) throws IOException {
    Socket socket = new Socket();
    boolean leased = false;
    try {
      int port = Integer.parseInt(file.getProperty(PORT, "0").strip());
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeUTF(GREETING);
      out.writeUTF(file.getProperty(TOKEN, ""));
      out.writeLong(ProcessHandle.current().pid());
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      if (!in.readBoolean()) {
        throw new IOException(in.readUTF());
      }
      Lease lease = new Lease(socket, in.readUTF(), in.readUTF(), in.readUTF());
      leased = true;
      return lease;
    } catch (IllegalArgumentException e) {
      throw new IOException("it names no port", e);
    } finally {
      if (!leased) {
        socket.close();
      }
    }
  }

  /** Says how tests go. */
  synchronized void tell(byte event) {
    try {
      socket.getOutputStream().write(event);
    } catch (IOException e) {
      // nobody is there any more who would keep or drop the database
    }
  }

  /** Sets the system properties whose names begin in some way. */
  static void tell(String name, String url, String user, String password) {
    System.setProperty(name + URL, url);
    System.setProperty(name + USER, user);
    System.setProperty(name + PASSWORD, password);
  }

  /** Its JDBC URL. */
  public String url() {
    return url;
  }

  /** Who we are there. */
  public String user() {
    return user;
  }

  /** The password of {@link #user}, which is never to be printed. */
  public String password() {
    return password;
  }

  /** Gives it back: it is dropped. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
