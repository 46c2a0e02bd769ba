package dev.incremental.it.database;

import dev.incremental.plugin.database.Attached;
import dev.incremental.plugin.database.Clones;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.EmbeddedServer;
import dev.incremental.plugin.database.Migrating;
import dev.incremental.plugin.database.MigrationSettings;
import dev.incremental.plugin.database.Migrations;
import dev.incremental.plugin.database.Server;
import dev.incremental.plugin.database.Templates;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A process that starts a server, or makes templates in one with what it may take to migrate. */
final class Builder {
  static final int TABLES = 8;
  static final String PASSWORD = "IT_PASSWORD";

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Builder() {}

  /**
   * What starts such a process.
   *
   * @param option of its JVM
   */
  static List<String> words(String option, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp"));
    words.add(System.getProperty("java.class.path"));
    words.add(option);
    words.add(Builder.class.getName());
    words.addAll(List.of(arguments));
    return words;
  }

  /**
   * {@code attach <directory>}, or {@code build <url> <user> <threads> <directory> <name>
   * <milliseconds a table takes>}.
   */
  public static void main(String[] arguments) throws DatabaseException {
    if (arguments[0].equals("attach")) {
      EmbeddedServer server =
          new EmbeddedServer(
              TestServers.programs("18"),
              Path.of(arguments[1]),
              Duration.ofMinutes(10),
              said -> {});
      try (Attached attached = server.attach()) {
        OUT.println("attached to " + attached.server().inWords());
      }
      return;
    }
    Server server = Server.named(arguments[1], arguments[2], System.getenv(PASSWORD));
    Path counted = Path.of(arguments[4]);
    int pause = Integer.parseInt(arguments[6]);
    OUT.println("begins");
    List<CompletableFuture<String>> threads =
        IntStream.range(0, Integer.parseInt(arguments[3]))
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> template(server, counted, arguments[5], pause),
                        task -> new Thread(task).start()))
            .toList();
    String template = "";
    for (CompletableFuture<String> each : threads) {
      template = each.join();
      OUT.println(template);
    }
    OUT.println("clone " + new Clones(server).create(template, ProcessHandle.current()));
  }

  private static String template(Server server, Path counted, String name, int pause) {
    try {
      return ensure(server, name, migrating(counted, pause)).name();
    } catch (DatabaseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The template of what a name stands for. */
  static Templates.Template ensure(Server server, String name, Migrating migrating)
      throws DatabaseException {
    MigrationSettings settings =
        MigrationSettings.of(Map.of("flyway.table", name), List.of(), Path.of("/"));
    return new Templates(server, "it:it", said -> {})
        .ensure(Migrations.in(settings, "13"), migrating);
  }

  /** Makes tables one by one, and a file that tells that it was asked. */
  static Migrating migrating(Path counted, int pause) {
    return (url, server) -> {
      String database = url.substring(url.lastIndexOf('/') + 1);
      try (Connection connection = Sessions.open(server, database)) {
        Files.createTempFile(counted, "built", "");
        for (int i = 0; i < TABLES; i++) {
          Sessions.run(connection, "CREATE TABLE t" + i + " (x int)");
          Sessions.run(connection, "SELECT pg_sleep(" + pause + " / 1000.0)");
        }
        return TABLES;
      } catch (SQLException e) {
        throw new DatabaseException(String.valueOf(e.getMessage()), url, "look");
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write", e);
      }
    };
  }
}
