package dev.incremental.it.restore;

import dev.incremental.it.database.JupiterMain;
import dev.incremental.it.database.Sessions;
import dev.incremental.it.maven.Command;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.contract.Descriptor;
import dev.incremental.testdb.contract.MigratedFiles;
import dev.incremental.testdb.contract.MigrationPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What {@link RecloningSample} finds of a project: a template of a user's who may make databases,
 * and nothing else, so that nothing is undone.
 */
final class RecloningProject {
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final String ROLE = "recloning";
  private static final String PASSWORD = "recloning-only";
  private static final String TEMPLATE = "recloning_template";

  private final Path directory;
  private final Server server;

  /** Writes what names the template, which is made in a server. */
  RecloningProject(Path directory, Server superuser) throws Exception {
    this.directory = directory;
    Sessions.run(
        superuser,
        "postgres",
        "CREATE ROLE " + ROLE + " LOGIN CREATEDB PASSWORD '" + PASSWORD + "'");
    server = Server.named(superuser.url("postgres"), ROLE, PASSWORD);
    template();
    describe();
  }

  private void template() throws SQLException, IOException {
    Sessions.run(server, "postgres", "CREATE DATABASE " + TEMPLATE);
    try (Connection connection = Sessions.open(server, TEMPLATE)) {
      Sessions.run(connection, Laboratory.schema());
    }
  }

  private void describe() throws IOException {
    Path migrations = Files.createDirectories(directory.resolve("classes/db/migration"));
    Files.writeString(migrations.resolve("V1__a.sql"), "CREATE TABLE a (x int);");
    MigrationPlace place = new MigrationPlace(directory.resolve("classes"), "db/migration");
    Properties properties =
        new Descriptor(
                server.urlWith(Descriptor.PLACEHOLDER),
                server.user(),
                server.password(),
                server.ownDatabase(),
                server.isThrowAway(),
                TEMPLATE,
                "1",
                "1",
                List.of("incremental.jdbc"),
                false,
                MigratedFiles.of(Map.of(place, place.files())))
            .properties();
    Path file = directory.resolve("target/incremental").resolve(Descriptor.FILE);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    Files.writeString(
        directory.resolve("target").resolve(Descriptor.NOTED), properties.getProperty("content"));
  }

  /** What a JVM says that writes some sequences, each to a new copy. */
  List<String> write(long first, int number) {
    List<String> words =
        JupiterMain.words(
            System.getProperty("java.class.path"), List.of(RecloningSample.class.getName()));
    words.addAll(
        1,
        List.of(
            "-D" + RecloningSample.FIRST + "=" + first,
            "-D" + RecloningSample.NUMBER + "=" + number));
    return new Command(directory, words, Map.of(), LIMIT).run().orThrow().output().lines().toList();
  }
}
