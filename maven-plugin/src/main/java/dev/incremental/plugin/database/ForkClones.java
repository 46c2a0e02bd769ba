package dev.incremental.plugin.database;

import dev.incremental.testdb.Lease;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gives each fork that asks a clone of its own, and drops it when the fork has ended; or keeps it,
 * where that is wanted, unless all of the fork's tests were heard to pass.
 *
 * <p>It listens on the loopback address of this process; see {@link Lease} for what is said there.
 * A clone belongs to the fork's process: if this one is killed as well, it is reaped by the next
 * run.
 */
public final class ForkClones implements Closeable {
  private static final int QUEUE = 64;
  private static final int TOKEN_BYTES = 16;
  private static final int REQUEST_MILLIS = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Forks that have ended are noticed within. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Clones clones;
  private final Connections connections;
  private final CloneStock stock;
  private final Server server;
  private final String template;
  private final Optional<KeptClones> keeping;
  private final Consumer<String> trouble;
  private final ServerSocket socket;
  private final String token;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger made = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "incremental: a fork's database");
            thread.setDaemon(true);
            return thread;
          });

  private ForkClones(
      Server server,
      String template,
      Optional<Consumer<String>> keeping,
      Consumer<String> trouble,
      ServerSocket socket,
      Ahead ahead) {
    this.server = server;
    this.clones = new Clones(server);
    this.connections = new Connections(server);
    this.stock =
        new CloneStock(
            clones,
            connections,
            template,
            server.isThrowAway() ? ahead.number() : 0,
            ahead.isRefilled());
    this.template = template;
    this.keeping = keeping.map(said -> new KeptClones(clones, server, said, trouble));
    this.trouble = trouble;
    this.socket = socket;
    this.token = Secrets.random(TOKEN_BYTES);
  }

  /**
   * Listens from now on.
   *
   * @param template the name of what is cloned
   * @param keeping is told what is kept, and why; where it is missing nothing is
   * @param trouble is told why a fork got no database, or a clone could not be dropped
   * @param ahead what is made now; whoever says that some is has to close this
   */
  public static ForkClones open(
      Server server,
      String template,
      Optional<Consumer<String>> keeping,
      Consumer<String> trouble,
      Ahead ahead)
      throws IOException {
    ServerSocket socket = new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress());
    ForkClones forks = new ForkClones(server, template, keeping, trouble, socket, ahead);
    forks.threads.execute(forks::listen);
    return forks;
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /** What whoever asks has to know. */
  public String token() {
    return token;
  }

  /** How many clones were made. */
  public int made() {
    return made.get();
  }

  /** The names of those that are kept. */
  public Set<String> kept() {
    return keeping.map(KeptClones::names).orElse(Set.of());
  }

  /**
   * Decides about what was kept only because nobody told how tests went.
   *
   * @param trouble why one is still kept, by its name; empty where it is to be dropped
   */
  public void judgeUnheardOf(Function<String, Optional<String>> trouble) {
    keeping.ifPresent(kept -> kept.judge(trouble, this::drop));
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        accept(socket.accept());
      } catch (IOException e) {
        if (!socket.isClosed()) {
          trouble.accept("Forks cannot ask for databases any more: " + e);
          return;
        }
      }
    }
  }

  private void accept(Socket fork) throws IOException {
    open.add(fork);
    try {
      threads.execute(() -> serve(fork));
    } catch (RejectedExecutionException e) { // closed meanwhile
      fork.close();
    }
  }

  private void serve(Socket fork) {
    try (fork) {
      fork.setSoTimeout(REQUEST_MILLIS);
      DataInputStream in = new DataInputStream(fork.getInputStream());
      if (isAsking(in)) {
        give(in.readLong(), in, fork);
      }
    } catch (IOException e) {
      // it is gone, or nobody who knows what to say
    } finally {
      open.remove(fork);
    }
  }

  private boolean isAsking(DataInputStream in) throws IOException {
    boolean known = in.readUTF().equals(Lease.GREETING);
    byte[] said = in.readUTF().getBytes(StandardCharsets.UTF_8);
    return known && MessageDigest.isEqual(said, token.getBytes(StandardCharsets.UTF_8));
  }

  private void give(long pid, DataInputStream in, Socket fork) throws IOException {
    DataOutputStream out = new DataOutputStream(fork.getOutputStream());
    ProcessHandle process = ProcessHandle.of(pid).orElse(null);
    if (process == null) {
      refuse(out, "process " + pid + " is not on this machine");
      return;
    }
    String clone;
    try {
      clone = cloneFor(process);
    } catch (DatabaseException e) {
      trouble.accept("No database for process " + pid + ": " + e.getMessage());
      refuse(out, String.valueOf(e.getMessage()));
      return;
    }
    made.incrementAndGet();
    Optional<ForkOutcome> outcome = Optional.empty();
    try {
      out.writeBoolean(true);
      out.writeUTF(server.url(clone));
      out.writeUTF(server.user());
      out.writeUTF(server.password());
      out.flush();
      fork.setSoTimeout(0);
      outcome = Optional.of(ForkOutcome.of(in));
    } finally {
      Optional<String> why = outcome.flatMap(ForkOutcome::trouble);
      if (keeping.isPresent() && why.isPresent()) {
        keeping.get().keep(clone, why.get(), outcome.get().isKnown());
      } else {
        drop(clone);
      }
    }
  }

  private String cloneFor(ProcessHandle fork) throws DatabaseException {
    Optional<String> made = stock.take(fork);
    return made.isPresent()
        ? made.get()
        : connections.with(connection -> clones.create(connection, template, fork));
  }

  private static void refuse(DataOutputStream out, String why) throws IOException {
    out.writeBoolean(false);
    out.writeUTF(why);
  }

  /** Reads on it end as if the fork had ended. */
  private static void end(Socket fork) {
    try {
      fork.shutdownInput();
    } catch (IOException e) {
      // it has ended meanwhile
    }
  }

  private void drop(String clone) {
    try {
      connections.with(
          connection -> {
            clones.drop(connection, clone);
            return clone;
          });
    } catch (DatabaseException e) {
      trouble.accept("The database " + clone + " stays until it is reaped: " + e.getMessage());
    }
  }

  /** Takes no more requests, and waits until the clones of forks that have ended are dropped. */
  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdown();
    stock.close().forEach(this::drop);
    awaitForks();
    try {
      connections.close();
    } catch (DatabaseException e) {
      trouble.accept("A connection for databases of forks stays: " + e.getMessage());
    }
  }

  private void awaitForks() {
    try {
      if (threads.awaitTermination(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      open.forEach(ForkClones::end);
      if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        trouble.accept("Databases of forks are still being dropped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
