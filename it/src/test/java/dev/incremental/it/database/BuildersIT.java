package dev.incremental.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.Command;
import dev.incremental.it.maven.RunningCommand;
import dev.incremental.plugin.database.Clones;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who want the same template, and some who die while they make it. */
class BuildersIT {
  private static final int PROCESSES = Integer.getInteger("it.builders", 16);

  /** Of each; all of them have a connection at the same time, of which the server has 300. */
  private static final int THREADS = Math.max(1, 64 / PROCESSES);

  /** How many ask at the same time in some processes, of the server's 300 connections. */
  private static final int CROWD = 256;

  private static final int CROWDS = 2;

  private static final int KILLS = Integer.getInteger("it.kills", 20);

  /** Longer than a builder takes, so that some are killed with a clone in hand. */
  private static final int LONGEST_MILLIS = 700;

  @TempDir Path directory;
  private TestServers servers;
  private Server server;
  private Path counted;

  @BeforeEach
  void start() throws Exception {
    servers = new TestServers(directory);
    server = servers.running("18");
    counted = Files.createDirectory(directory.resolve("counted"));
  }

  @AfterEach
  void stop() throws DatabaseException {
    servers.close();
  }

  @Test
  void oneOfManyProcessesMigratesAndAllOthersWait() throws Exception {
    List<RunningCommand> all =
        IntStream.range(0, PROCESSES).mapToObj(i -> builder(THREADS, "same", 100)).toList();
    List<String> templates =
        all.stream()
            .flatMap(each -> each.result().orThrow().output().lines())
            .filter(line -> line.startsWith("incremental_t_"))
            .toList();

    assertThat(templates).hasSize(PROCESSES * THREADS);
    assertThat(templates.stream().distinct()).hasSize(1);
    assertThat(built()).as("times that migrations were applied").isEqualTo(1);
    assertThat(Sessions.databases(server, "incremental_b_")).isEmpty();

    assertThat(new Clones(server).reap()).as("of processes that ended").hasSize(PROCESSES);
    assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
  }

  @Test
  void oneOfACrowdMigratesAndNobodyFails() throws Exception {
    List<RunningCommand> all =
        IntStream.range(0, CROWDS).mapToObj(i -> builder(CROWD / CROWDS, "crowd", 20)).toList();
    List<String> templates =
        all.stream()
            .flatMap(each -> each.result().orThrow().output().lines())
            .filter(line -> line.startsWith("incremental_t_"))
            .toList();

    assertThat(templates).hasSize(CROWD);
    assertThat(templates.stream().distinct()).hasSize(1);
    assertThat(built()).as("times that migrations were applied").isEqualTo(1);
    assertThat(new Clones(server).reap()).as("of processes that ended").hasSize(CROWDS);
  }

  @Test
  void nobodyGetsWhatAKilledOneLeft() throws Exception {
    Random random = new Random(1);
    int unfinished = 0;
    for (int i = 0; i < KILLS; i++) {
      String name = "kill" + i;
      RunningCommand builder = builder(1, name, 20);
      assertThat(builder.says("begins")).isTrue();
      builder.goesOnFor(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
      builder.kill();
      unfinished += builder.result().output().contains("clone") ? 0 : 1;

      var template = Builder.ensure(server, name, Builder.migrating(counted, 0));
      String clone = new Clones(server).create(template.name(), ProcessHandle.current());
      assertThat(Sessions.tables(server, clone)).as(name).hasSize(Builder.TABLES);
      new Clones(server).drop(clone);
    }
    assertThat(unfinished).as("killed on their way").isPositive();

    new Clones(server).reap();
    assertThat(Sessions.databases(server, "incremental_b_")).isEmpty();
    assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
    assertThat(Sessions.databases(server, "incremental_t_")).hasSize(KILLS);
  }

  private RunningCommand builder(int threads, String name, int pause) {
    return new Command(
            directory,
            Builder.words(
                "-Xmx64m",
                "build",
                server.url("postgres"),
                server.user(),
                Integer.toString(threads),
                counted.toString(),
                name,
                Integer.toString(pause)),
            Map.of(Builder.PASSWORD, server.password()),
            TestServers.LONG)
        .start();
  }

  private long built() throws IOException {
    try (Stream<Path> files = Files.list(counted)) {
      return files.count();
    }
  }
}
