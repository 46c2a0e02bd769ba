package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.database.Ahead;
import dev.incremental.plugin.database.ForkClones;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.Lease;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** How long forks wait for their databases, from the question to the answer. */
final class AskedClones {
  private static final long PAUSE_NANOS = 20_000_000L;
  private static final long LIMIT_NANOS = 60_000_000_000L;

  private final Server server;
  private final String template;
  private String taken = "";

  AskedClones(Server server, String template) {
    this.server = server;
    this.template = template;
  }

  /** Of forks that come one after the other, when what is made ahead for them is ready. */
  List<Double> seconds(int forks, Ahead ahead) throws IOException, SQLException {
    List<Double> seconds = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    try (ForkClones clones =
        ForkClones.open(server, template, Optional.empty(), troubles::add, ahead)) {
      for (int i = 0; i < forks; i++) {
        await(ahead.number());
        seconds.add(ask(clones));
      }
    }
    assertThat(troubles).isEmpty();
    return seconds;
  }

  private double ask(ForkClones clones) throws IOException {
    long begin = System.nanoTime();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), clones.port())) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeUTF(Lease.GREETING);
      out.writeUTF(clones.token());
      out.writeLong(ProcessHandle.current().pid());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      assertThat(in.readBoolean()).isTrue();
      String url = in.readUTF();
      double seconds = (System.nanoTime() - begin) / 1e9;
      int name = url.indexOf("incremental_c_");
      assertThat(name).isPositive();
      taken = url.substring(name).replaceFirst("\\?.*", "");
      return seconds;
    }
  }

  /** Until there are as many clones as are made ahead, and no others, not even the last fork's. */
  private void await(int number) throws SQLException {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    Set<String> clones = clones();
    while (clones.size() != number || clones.contains(taken)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(PAUSE_NANOS);
      clones = clones();
    }
  }

  private Set<String> clones() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
        Statement sql = connection.createStatement();
        ResultSet row =
            sql.executeQuery(
                "SELECT datname FROM pg_database WHERE datname LIKE 'incremental\\_c\\_%'"
                    + " AND shobj_description(oid, 'pg_database') IS NOT NULL")) {
      Set<String> names = new HashSet<>();
      while (row.next()) {
        names.add(row.getString(1));
      }
      return names;
    }
  }
}
