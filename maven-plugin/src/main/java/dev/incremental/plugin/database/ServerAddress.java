package dev.incremental.plugin.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL of PostgreSQL, in which the name of the database can be replaced.
 *
 * @param before up to the name, such as {@code jdbc:postgresql://localhost:5432/}
 * @param database a database that exists
 * @param after the name, such as {@code ?sslmode=require}; may be empty
 */
record ServerAddress(String before, String database, String after) {
  private static final Pattern FORM =
      Pattern.compile("(jdbc:postgresql:(?://[^/?]*/)?)([^/?]*)(\\?.*)?");

  /** Parses a URL; passwords do not belong there. */
  static ServerAddress of(String url) throws DatabaseException {
    Matcher matcher = FORM.matcher(url.strip());
    if (!matcher.matches()) {
      throw new DatabaseException(
          "That is no JDBC URL of PostgreSQL",
          "parameter incremental.database.url",
          "give one such as jdbc:postgresql://localhost:5432/postgres");
    }
    String after = matcher.group(3) == null ? "" : matcher.group(3);
    if (after.contains("password=") || matcher.group(1).contains("@")) {
      throw new DatabaseException(
          "The URL holds a password, which would be printed with it",
          "parameter incremental.database.url",
          "take it out, and give it as incremental.database.password or by"
              + " incremental.database.serverId");
    }
    String name = matcher.group(2).isEmpty() ? "postgres" : matcher.group(2);
    return new ServerAddress(matcher.group(1), name, after);
  }

  static ServerAddress loopback(int port) {
    return new ServerAddress("jdbc:postgresql://127.0.0.1:" + port + "/", "postgres", "");
  }

  String url(String name) {
    return before + URLEncoder.encode(name, StandardCharsets.UTF_8) + after;
  }

  /** As PostgreSQL's own programs write it, without parameters, which are the driver's. */
  String forPsql(String name) {
    String place = before.replaceFirst("^jdbc:", "");
    return (place.contains("//") ? place : place + "///")
        + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  /** Without parameters, which are nobody's business. */
  String inWords() {
    return before.replaceFirst("^jdbc:", "") + database;
  }
}
