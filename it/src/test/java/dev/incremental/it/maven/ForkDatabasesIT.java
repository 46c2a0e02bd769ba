package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Integration tests of which each fork has a migrated database of its own. */
class ForkDatabasesIT {
  private static final List<String> CLASSES = List.of("AIT", "BIT", "CIT", "DIT");

  private static final String PLUGINS =
      """
      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
      <plugin>
        <artifactId>maven-failsafe-plugin</artifactId><version>3.5.4</version>
        <configuration><forkCount>${forks}</forkCount><reuseForks>${reuse}</reuseForks></configuration>
        <executions><execution>
          <goals><goal>integration-test</goal><goal>verify</goal></goals>
        </execution></executions>
      </plugin>
      """;

  /** Writes down its process, its database, and how many rows are there when it comes. */
  private static final String TEST =
      """
      package a;
      import java.nio.file.*;
      import java.sql.*;
      class %s {
        @org.junit.jupiter.api.Test void writes() throws Exception {
          String url = System.getProperty("incremental.jdbc.url");
          org.junit.jupiter.api.Assertions.assertEquals(
              url, System.getProperty("spring.datasource.url"));
          try (Connection connection = DriverManager.getConnection(
                  url,
                  System.getProperty("incremental.jdbc.username"),
                  System.getProperty("incremental.jdbc.password"));
              Statement sql = connection.createStatement()) {
            sql.execute("INSERT INTO visits VALUES ('%s')");
            ResultSet rows = sql.executeQuery(
                "SELECT current_database(), count(*), (SELECT count(*) FROM pg_database"
                    + " WHERE datname LIKE 'incremental_c_%%') FROM visits");
            rows.next();
            Path file = Files.createDirectories(Path.of("target/visits")).resolve("%s");
            Files.writeString(file, ProcessHandle.current().pid() + " " + rows.getString(1) + " "
                + rows.getLong(2) + " " + rows.getLong(3));
          }
          Thread.sleep(1000); // or one fork would run all before the next has started
        }
      }
      """;

  /**
   * Opens connections of each kind, and speaks through them later, in tests that share nothing but
   * them. Speaking is to ask the server whether it wants TLS.
   */
  private static final String SOCKETS =
      """
      package a;
      import java.io.*;
      import java.net.*;
      import java.nio.ByteBuffer;
      import java.nio.channels.*;
      import org.junit.jupiter.api.*;
      @TestMethodOrder(MethodOrderer.MethodName.class)
      class SocketsIT {
        static byte[] question() { return new byte[] {0, 0, 0, 8, 4, (byte) 0xd2, 22, 47}; }
        static Object kept(String name) { return System.getProperties().get("kept." + name); }
        static void keep(String name, Object value) {
          System.getProperties().put("kept." + name, value);
        }
        static void exchange(InputStream in, OutputStream out) throws IOException {
          out.write(question());
          if (in.read() < 0) { throw new EOFException(); }
        }
        @Test void aOpens() throws Exception {
          URI url = URI.create(System.getProperty("incremental.jdbc.url").substring(5));
          InetSocketAddress server = new InetSocketAddress(url.getHost(), url.getPort());
          Socket socket = new Socket();
          socket.connect(server);
          keep("socket", socket);
          keep("channel", SocketChannel.open(server));
          keep("buffers", SocketChannel.open(server));
          SocketChannel adapted = SocketChannel.open();
          adapted.socket().connect(server, 10_000);
          keep("adapted", adapted.socket());
        }
        @Test void speaksBySocket() throws Exception {
          Socket socket = (Socket) kept("socket");
          exchange(socket.getInputStream(), socket.getOutputStream());
        }
        @Test void speaksByChannel() throws Exception {
          SocketChannel channel = (SocketChannel) kept("channel");
          channel.write(ByteBuffer.wrap(question()));
          channel.read(ByteBuffer.allocate(1));
        }
        @Test void speaksByBuffers() throws Exception {
          ((SocketChannel) kept("buffers")).write(new ByteBuffer[] {ByteBuffer.wrap(question())});
        }
        @Test void speaksByTheChannelsSocket() throws Exception {
          Socket socket = (Socket) kept("adapted");
          exchange(socket.getInputStream(), socket.getOutputStream());
        }
        @Test void zIsSilent() {
          if (kept("socket") == null) { throw new AssertionError(); }
        }
      }
      """;

  @TempDir static Path parent;

  private static SmallProject project;
  private static Path cache;

  @BeforeAll
  static void write() throws IOException {
    cache = Files.createDirectory(parent.resolve("cache"));
    project =
        SmallProject.in(parent)
            .withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()))
            .withDependency("org.postgresql:postgresql:42.7.14")
            .with(PLUGINS);
    project.write(
        "src/main/resources/db/migration/V1__visits.sql", "CREATE TABLE visits (who text);");
    for (String name : CLASSES) {
      project.write("src/test/java/a/" + name + ".java", TEST.formatted(name, name, name));
    }
    project.written();
    project.prepareDatabases();
    Git.init(project.file("."));
    project.commit("With a database");
  }

  @AfterAll
  static void stop() throws Exception {
    new TestServers(cache.resolve("incremental/postgres")).stop("18");
  }

  @BeforeEach
  void forget() throws IOException {
    new FileTree(project.file("target/visits")).delete();
    Files.createDirectories(project.file("target/visits"));
  }

  /**
   * What a test wrote down.
   *
   * @param rows how many were there with its own
   * @param clones how many databases of forks there were
   */
  private record Visit(String process, String database, int rows, int clones) {}

  private static List<Visit> visits() throws IOException {
    List<Visit> visits = new ArrayList<>();
    try (Stream<Path> files = Files.list(project.file("target/visits"))) {
      for (Path each : files.toList()) {
        String[] words = Files.readString(each).split(" ", -1);
        visits.add(
            new Visit(words[0], words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3])));
      }
    }
    return visits;
  }

  private static Set<String> databases(List<Visit> visits) {
    Set<String> databases = new TreeSet<>();
    visits.forEach(each -> databases.add(each.process() + " " + each.database()));
    return databases;
  }

  @Test
  void forksThatAreReusedKeepTheirs() throws IOException {
    assertThat(project.build("verify", "-Dforks=1", "-Dreuse=true")).isTrue();

    List<Visit> visits = visits();
    assertThat(visits).extracting(Visit::rows).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(databases(visits)).hasSize(1);
    assertThat(project.said()).contains("1 fork had a database, which is dropped");
    assertThat(project.said()).noneMatch(line -> line.contains("Flyway"));
  }

  @Test
  void forksBesideEachOtherHaveOneEach() throws IOException {
    assertThat(project.build("verify", "-Dforks=2", "-Dreuse=true")).isTrue();

    List<Visit> visits = visits();
    assertThat(visits).hasSize(4);
    assertThat(databases(visits)).hasSize(2);
    assertThat(visits.stream().map(Visit::database).distinct()).hasSize(2);
    assertThat(project.said()).contains("2 forks had databases, which are dropped");
  }

  @Test
  void aForkForEachClassHasANewOneAndThatOfTheLastIsGone() throws IOException {
    assertThat(project.build("verify", "-Dforks=1", "-Dreuse=false")).isTrue();

    List<Visit> visits = visits();
    assertThat(databases(visits)).hasSize(4);
    assertThat(visits).extracting(Visit::rows).containsOnly(1);
    assertThat(visits)
        .extracting(Visit::clones)
        .as("its own, one for the next fork, and that of the last until it is dropped")
        .allMatch(each -> each <= 3);
    assertThat(project.said()).contains("4 forks had databases, which are dropped");
    assertThat(project.file("target/incremental/forks.properties")).doesNotExist();
  }

  @Test
  void whatIsAffectedHasOneToo() throws IOException {
    String[] both = {"-Dforks=2", "-Dreuse=true"};
    assertThat(project.run("verify", both)).isTrue();
    assertThat(project.ranIntegrated()).hasSize(4);
    assertThat(databases(visits())).hasSize(2);

    forget();
    project.replace("src/test/java/a/BIT.java", "INSERT INTO visits", "INSERT  INTO visits");
    assertThat(project.run("verify", both)).isTrue();
    assertThat(project.ranIntegrated()).containsExactly("a.BIT#writes");
    assertThat(visits()).extracting(Visit::rows).containsExactly(1);
    assertThat(project.said()).contains("1 fork had a database, which is dropped");

    assertThat(project.run("verify", both)).isTrue();
    assertThat(project.ranIntegrated()).isEmpty();

    project.write("src/main/resources/db/migration/V2__more.sql", "CREATE TABLE more (x int);");
    assertThat(project.run("verify", both)).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.startsWith("Migrated: 1 migration applied for"))
        .contains("Running all 4 tests: what the database holds changed");
    assertThat(project.ranIntegrated()).hasSize(4);
  }

  @Test
  void whoSpeaksToItDependsOnWhatItHoldsThroughWhateverConnection() throws IOException {
    project.write("src/test/java/a/SocketsIT.java", SOCKETS);
    String[] arguments = {
      "-Dforks=1", "-Dreuse=true", "-Dincremental.store=" + parent.resolve("store")
    };
    try {
      assertThat(project.run("verify", arguments)).isTrue();

      project.write("src/main/resources/db/migration/V1_1__x.sql", "CREATE TABLE extra (x int);");
      assertThat(project.run("verify", arguments)).isTrue();
      assertThat(project.ranIntegrated())
          .containsExactlyInAnyOrder(
              "a.AIT#writes",
              "a.BIT#writes",
              "a.CIT#writes",
              "a.DIT#writes",
              "a.SocketsIT#aOpens",
              "a.SocketsIT#speaksBySocket",
              "a.SocketsIT#speaksByChannel",
              "a.SocketsIT#speaksByTheChannelsSocket",
              "a.SocketsIT#speaksByBuffers");

      project.replace("src/main/resources/db/migration/V1_1__x.sql", "x int", "x bigint");
      assertThat(project.run("verify", arguments)).isTrue();
      assertThat(project.said())
          .anyMatch(line -> line.startsWith("Migrated: 1 migration applied for"));
      assertThat(project.ranIntegrated()).hasSize(9).doesNotContain("a.SocketsIT#zIsSilent");
    } finally {
      Files.delete(project.file("src/test/java/a/SocketsIT.java"));
      Files.delete(project.file("src/main/resources/db/migration/V1_1__x.sql"));
    }
  }

  @Test
  void anArgLineThatLeavesItOutIsNamed() throws IOException {
    project.replace("pom.xml", "<forkCount>", "<argLine>-Xmx200m</argLine><forkCount>");
    assertThat(project.build("verify", "-Dforks=1", "-Dreuse=true")).isFalse();
    assertThat(project.warnings())
        .contains("Failsafe has an argLine without @{argLine}: its forks get no databases");

    project.replace("pom.xml", "<argLine>-Xmx200m", "<argLine>@{argLine} -Xmx200m");
    assertThat(project.build("verify", "-Dforks=1", "-Dreuse=true")).isTrue();
    assertThat(project.warnings()).isEmpty();
    project.replace("pom.xml", "<argLine>@\\{argLine} -Xmx200m</argLine>", "");
  }
}
