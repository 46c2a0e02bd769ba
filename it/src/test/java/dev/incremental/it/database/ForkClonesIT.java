package dev.incremental.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.database.Ahead;
import dev.incremental.plugin.database.Clones;
import dev.incremental.plugin.database.ForkClones;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.Lease;
import dev.incremental.testdb.contract.CloneName;
import dev.incremental.testdb.contract.Owner;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to processes that ask for a database, and what becomes of it. */
class ForkClonesIT {
  @TempDir Path directory;

  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
  private TestServers servers;
  private Server server;
  private String template;
  private ForkClones forks;

  @BeforeEach
  void open() throws Exception {
    servers = new TestServers(directory);
    server = servers.running("18");
    Path counted = Files.createDirectory(directory.resolve("counted"));
    template = Builder.ensure(server, "forks", Builder.migrating(counted, 0)).name();
    forks = ForkClones.open(server, template, Optional.empty(), troubles::add, Ahead.NONE);
  }

  @AfterEach
  void close() throws Exception {
    forks.close();
    servers.close();
  }

  /** Asks as a fork does. */
  private Socket asks(int port, String greeting, String token, long pid) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeUTF(greeting);
    out.writeUTF(token);
    out.writeLong(pid);
    return socket;
  }

  private Socket asks(long pid) throws IOException {
    return asks(forks.port(), Lease.GREETING, forks.token(), pid);
  }

  private static DataInputStream answer(Socket socket) throws IOException {
    return new DataInputStream(socket.getInputStream());
  }

  private void assertGone() throws Exception {
    long deadline = System.nanoTime() + TestServers.LONG.toNanos();
    while (!Sessions.databases(server, "incremental_c_").isEmpty()) {
      assertThat(System.nanoTime()).as("the clone is dropped").isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  @Test
  void aCloneLivesAsLongAsTheConnection() throws Exception {
    try (Socket fork = asks(ProcessHandle.current().pid())) {
      DataInputStream in = answer(fork);
      assertThat(in.readBoolean()).isTrue();
      assertThat(in.readUTF()).contains("/incremental_c_");
      assertThat(in.readUTF()).isEqualTo(server.user());
      assertThat(in.readUTF()).isEqualTo(server.password());
      List<String> clones = Sessions.databases(server, "incremental_c_");
      assertThat(clones).hasSize(1);
      assertThat(Sessions.tables(server, clones.get(0))).hasSize(Builder.TABLES);
    }
    assertGone();
    assertThat(forks.made()).isEqualTo(1);
    assertThat(troubles).isEmpty();
  }

  @Test
  void whatATestHasPreparedKeepsNoClone() throws Exception {
    try (Socket fork = asks(ProcessHandle.current().pid())) {
      assertThat(answer(fork).readBoolean()).isTrue();
      String clone = Sessions.databases(server, "incremental_c_").get(0);
      Sessions.run(server, clone, "BEGIN; CREATE TABLE t (x int); PREPARE TRANSACTION 'it''s'");
    }
    assertGone();
    assertThat(troubles).isEmpty();
  }

  @Test
  void whoDoesNotKnowTheWordGetsNothing() throws Exception {
    long self = ProcessHandle.current().pid();
    for (String[] said :
        new String[][] {
          {Lease.GREETING, "x"}, {Lease.GREETING, ""}, {"incremental-testdb 2", forks.token()}
        }) {
      try (Socket fork = asks(forks.port(), said[0], said[1], self)) {
        assertThatThrownBy(() -> answer(fork).readBoolean()).isInstanceOf(EOFException.class);
      }
    }
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), forks.port())) {
      silent.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes("US-ASCII"));
      silent.shutdownOutput();
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(forks.made()).isZero();
  }

  @Test
  void aProcessThatIsNotThereIsToldSo() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    try (Socket fork = asks(ended.pid())) {
      DataInputStream in = answer(fork);
      assertThat(in.readBoolean()).isFalse();
      assertThat(in.readUTF()).contains("process " + ended.pid() + " is not on this machine");
    }
  }

  @Test
  void whatTheServerObjectsToIsToldToTheForkAndToTheUser() throws Exception {
    try (ForkClones none =
            ForkClones.open(
                server, "incremental_t_none", Optional.empty(), troubles::add, Ahead.NONE);
        Socket fork =
            asks(none.port(), Lease.GREETING, none.token(), ProcessHandle.current().pid())) {
      DataInputStream in = answer(fork);
      assertThat(in.readBoolean()).isFalse();
      assertThat(in.readUTF()).contains("\"incremental_t_none\" does not exist");
      assertThat(none.made()).isZero();
    }
    assertThat(troubles).singleElement().asString().contains("does not exist");
    assertThat(troubles).noneMatch(each -> each.contains(server.password()));
  }

  /** What became of a clone whose fork said some things and ended. */
  private List<String> keptAfter(Optional<String> unheardOf, byte... said) throws Exception {
    List<String> kept = Collections.synchronizedList(new ArrayList<>());
    try (ForkClones keeping =
        ForkClones.open(server, template, Optional.of(kept::add), troubles::add, Ahead.NONE)) {
      try (Socket fork =
          asks(keeping.port(), Lease.GREETING, keeping.token(), ProcessHandle.current().pid())) {
        DataInputStream in = answer(fork);
        assertThat(in.readBoolean()).isTrue();
        in.readUTF();
        in.readUTF();
        in.readUTF();
        fork.getOutputStream().write(said);
      }
      keeping.close();
      assertThat(Sessions.databases(server, "incremental_c_")).hasSize(keeping.kept().size());
      if (said.length == 0) {
        assertThat(keeping.kept()).hasSize(1);
        assertThat(kept).as("as long as nobody knows").isEmpty();
      }
      keeping.judgeUnheardOf(name -> unheardOf);
      assertThat(keeping.kept()).hasSize(kept.size());
    }
    for (String each : Sessions.databases(server, "incremental_c_")) {
      assertThat(new Clones(server).reap()).as("while it is kept").isEmpty();
      new Clones(server).drop(each);
    }
    assertThat(kept).noneMatch(line -> line.contains(server.password()));
    return kept;
  }

  @Test
  void whatIsNotHeardToPassIsKept() throws Exception {
    Optional<String> none = Optional.empty();
    byte begun = Lease.BEGUN;
    byte failed = Lease.FAILED;
    byte ended = Lease.ENDED;

    assertThat(keptAfter(none, begun, ended)).isEmpty();
    assertThat(keptAfter(none, begun, ended, begun, begun, ended, ended)).isEmpty();
    assertThat(keptAfter(none, begun, failed, ended))
        .singleElement()
        .asString()
        .matches(
            "Kept incremental_c_\\w+, since a test failed:"
                + " psql -U incremental 'postgresql://127.0.0.1:\\d+/incremental_c_\\w+'");
    assertThat(keptAfter(none, begun, failed, ended, begun, ended)).hasSize(1);
    assertThat(keptAfter(none, begun, ended, begun))
        .singleElement()
        .asString()
        .contains("since its tests did not end");
    assertThat(keptAfter(none)).as("found to have passed").isEmpty();
    assertThat(keptAfter(Optional.of("nobody told")))
        .singleElement()
        .asString()
        .contains("since nobody told");
    assertThat(troubles).isEmpty();
  }

  @Test
  void whatIsKeptGoesInTheEnd() throws Exception {
    Process fork = new ProcessBuilder("sleep", "100").start();
    Clones clones = new Clones(server);
    String kept = clones.create(template, fork.toHandle());
    String other = clones.create(template, fork.toHandle());
    clones.keep(kept, "a test failed");
    assertThat(clones.reap(Duration.ZERO)).as("while its process lives").isEmpty();
    fork.destroyForcibly().waitFor();

    assertThat(clones.reap(Duration.ofHours(1))).containsExactly(other);
    assertThat(clones.kept()).containsOnlyKeys(kept);
    assertThat(clones.kept().get(kept))
        .matches("since 20[-0-9]+T[:0-9]+Z, as a test failed: psql -U .*" + kept + "'");
    assertThat(clones.reap(Duration.ZERO)).containsExactly(kept);
  }

  @Test
  void closingDropsWhatForksStillHave() throws Exception {
    try (Socket fork = asks(ProcessHandle.current().pid())) {
      assertThat(answer(fork).readBoolean()).isTrue();
      forks.close();
      assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
    }
    assertThatThrownBy(() -> asks(ProcessHandle.current().pid())).isInstanceOf(IOException.class);
    assertThat(troubles).isEmpty();
  }

  /** The name of the database that a fork is told. */
  private static String told(Socket fork) throws IOException {
    DataInputStream in = answer(fork);
    assertThat(in.readBoolean()).isTrue();
    String url = in.readUTF();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** Waits until there are so many, neither fewer nor such that are still to be dropped. */
  private List<String> ready(int number) throws Exception {
    long deadline = System.nanoTime() + TestServers.LONG.toNanos();
    List<String> clones = Sessions.databases(server, "incremental_c_");
    while (clones.size() != number) {
      assertThat(System.nanoTime()).as("clones are made ahead: " + clones).isLessThan(deadline);
      Thread.sleep(20);
      clones = Sessions.databases(server, "incremental_c_");
    }
    return clones;
  }

  private static List<String> owners(List<String> clones) {
    return clones.stream().map(each -> CloneName.mark(each).orElseThrow()).distinct().toList();
  }

  @Test
  void whatIsMadeAheadIsTheForksOnceItAsksAndGoesIfNobodyDoes() throws Exception {
    Process process = new ProcessBuilder("sleep", "100").start();
    try (ForkClones ahead =
        ForkClones.open(server, template, Optional.empty(), troubles::add, new Ahead(3, false))) {
      List<String> made = ready(3);
      assertThat(owners(made)).containsExactly(Owner.current().mark());
      assertThat(new Clones(server).reap()).as("while this process lives").isEmpty();

      try (Socket fork = asks(ahead.port(), Lease.GREETING, ahead.token(), process.pid())) {
        String given = told(fork);
        assertThat(owners(List.of(given)))
            .containsExactly(Owner.ofProcess(process.toHandle()).mark());
        assertThat(Sessions.tables(server, given)).hasSize(Builder.TABLES);
        assertThat(Sessions.databases(server, "incremental_c_")).hasSize(3).contains(given);
        String comment =
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '";
        assertThat(Sessions.ask(server, "postgres", comment + given + "'").get(0))
            .contains("pid=" + process.pid());
      }
      ahead.close();
      assertThat(ahead.made()).isEqualTo(1);
      assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void anotherOneIsMadeForEachThatWasTakenWhereMoreForksWillCome() throws Exception {
    long self = ProcessHandle.current().pid();
    try (ForkClones ahead =
        ForkClones.open(server, template, Optional.empty(), troubles::add, new Ahead(1, true))) {
      for (int i = 1; i <= 3; i++) {
        ready(1);
        try (Socket fork = asks(ahead.port(), Lease.GREETING, ahead.token(), self)) {
          told(fork);
          assertThat(ready(2)).hasSize(2);
        }
      }
      ahead.close();
      assertThat(ahead.made()).isEqualTo(3);
    }
    assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
    assertThat(troubles).isEmpty();
  }

  @Test
  void whatCannotBeMadeAheadIsToldToWhoAsks() throws Exception {
    try (ForkClones none =
            ForkClones.open(
                server, "incremental_t_none", Optional.empty(), troubles::add, new Ahead(2, true));
        Socket fork =
            asks(none.port(), Lease.GREETING, none.token(), ProcessHandle.current().pid())) {
      DataInputStream in = answer(fork);
      assertThat(in.readBoolean()).isFalse();
      assertThat(in.readUTF()).contains("\"incremental_t_none\" does not exist");
    }
    assertThat(troubles).singleElement().asString().contains("No database for process");
  }

  @Test
  void nothingIsMadeAheadInAServerOfTheUsers() throws Exception {
    Server named = Server.named(server.url("postgres"), server.user(), server.password());
    try (ForkClones forks =
        ForkClones.open(named, template, Optional.empty(), troubles::add, new Ahead(4, true))) {
      try (Socket fork =
          asks(forks.port(), Lease.GREETING, forks.token(), ProcessHandle.current().pid())) {
        String given = told(fork);
        assertThat(Sessions.databases(server, "incremental_c_")).containsExactly(given);
      }
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void whoIsWaitedForWhenTheServerWasStartedAnewGetsAnotherDatabase() throws Exception {
    try (ForkClones ahead =
        ForkClones.open(server, template, Optional.empty(), troubles::add, new Ahead(1, false))) {
      String made = ready(1).get(0);
      Sessions.run(
          server,
          "postgres",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type ="
              + " 'client backend' AND application_name LIKE 'incremental %'"
              + " AND pid <> pg_backend_pid() AND state = 'idle'");
      Sessions.run(server, "postgres", "DROP DATABASE " + made);
      try (Socket fork =
          asks(ahead.port(), Lease.GREETING, ahead.token(), ProcessHandle.current().pid())) {
        assertThat(Sessions.tables(server, told(fork))).hasSize(Builder.TABLES);
      }
      ahead.close();
    }
    assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
    assertThat(troubles).isEmpty();
  }
}
