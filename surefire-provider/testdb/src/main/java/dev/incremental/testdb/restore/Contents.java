package dev.incremental.testdb.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a database holds, so that two can be compared: rows, whatever their order, sequences,
 * large objects, materialised views and the schema. What is there to restore it does not count, and
 * a sequence that counts by more than one may have gone on.
 */
public final class Contents {
  private static final String OWN =
      "WITH homes AS (SELECT * FROM pg_namespace WHERE nspname NOT IN ('pg_catalog',"
          + " 'information_schema', 'pg_toast', '"
          + RestorePoint.SCHEMA
          + "') AND nspname !~ '^pg_(toast_)?temp_'),"
          + " own AS (SELECT * FROM pg_class WHERE relnamespace IN (SELECT oid FROM homes)) ";

  /** Whatever a session may have said, values look the same. */
  private static final String SETTINGS =
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = '';"
          + " SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';"
          + " SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 3;"
          + " SET LOCAL bytea_output = 'hex'; SET LOCAL row_security = off";

  private final Map<String, String> objects = new TreeMap<>();
  private final Map<String, Long> steps = new TreeMap<>();

  private Contents() {}

  /**
   * Looks through a database, which takes the longer the more is in it.
   *
   * @param connection a superuser's, that commits by itself
   */
  public static Contents of(Connection connection) throws SQLException {
    Contents contents = new Contents();
    Rows.run(connection, SETTINGS);
    try {
      contents.add(connection, OWN + script());
      contents.addAll(
          connection,
          "SELECT 'rows of ' || oid::regclass, oid::regclass::text FROM own WHERE relkind = 'r'"
              + " OR relkind = 'm' AND relispopulated",
          "count(*) || ' with digest ' || coalesce(sum(hashtextextended(o::text, 0)), 0) || ' '"
              + " || coalesce(sum(hashtextextended(o::text, 1)), 0)",
          " AS o");
      contents.addAll(
          connection,
          "SELECT 'value of ' || oid::regclass, oid::regclass::text FROM own, pg_sequence"
              + " WHERE seqrelid = oid AND abs(seqincrement) = 1",
          "last_value || CASE WHEN is_called THEN ', called' ELSE ', not called' END",
          "");
      contents.addSteps(connection);
    } finally {
      Rows.run(connection, "ROLLBACK");
    }
    return contents;
  }

  /** The schema alone, without rows, values of sequences and large objects; any role may look. */
  public static Contents ofSchema(Connection connection) throws SQLException {
    Contents contents = new Contents();
    Rows.run(connection, SETTINGS);
    try {
      contents.add(
          connection,
          "SELECT * FROM ("
              + OWN
              + script()
              + ") AS s (name, text) WHERE NOT starts_with(name, 'large object ')");
    } finally {
      Rows.run(connection, "ROLLBACK");
    }
    return contents;
  }

  private static String script() {
    try (InputStream in = Contents.class.getResourceAsStream("objects.sql")) {
      return new String(
          Objects.requireNonNull(in, "objects.sql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read objects.sql", e);
    }
  }

  private void add(Connection connection, String query) throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        objects.put(rows.getString(1), String.valueOf(rows.getString(2)));
      }
    }
  }

  private void addSteps(Connection connection) throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT format('%I.%I', schemaname, sequencename), sign(increment_by) * last_value"
                    + " FROM pg_sequences WHERE abs(increment_by) <> 1 AND last_value IS NOT NULL")) {
      while (rows.next()) {
        steps.put(rows.getString(1), rows.getLong(2));
      }
    }
  }

  private void addAll(Connection connection, String relations, String what, String alias)
      throws SQLException {
    List<String> queries = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(OWN + relations)) {
      while (rows.next()) {
        queries.add(
            "SELECT '"
                + rows.getString(1).replace("'", "''")
                + "', "
                + what
                + " FROM ONLY "
                + rows.getString(2)
                + alias);
      }
    }
    if (!queries.isEmpty()) {
      add(connection, String.join(" UNION ALL ", queries));
    }
  }

  /**
   * In what another database differs from this one.
   *
   * @return sentences, in the order of names; none if both hold the same
   */
  public List<String> differences(Contents other) {
    Stream<String> sentences =
        Stream.concat(objects.keySet().stream(), other.objects.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .filter(name -> !Objects.equals(objects.get(name), other.objects.get(name)))
            .map(name -> sentence(name, objects.get(name), other.objects.get(name)));
    Stream<String> back =
        steps.entrySet().stream()
            .filter(
                step -> other.steps.getOrDefault(step.getKey(), Long.MIN_VALUE) < step.getValue())
            .map(step -> "value of " + step.getKey() + " has gone back");
    return Stream.concat(sentences, back).toList();
  }

  private static String sentence(String name, @Nullable String was, @Nullable String is) {
    return was == null
        ? name + " is new: " + is
        : is == null ? name + " has gone: " + was : name + " was: " + was + ", and is: " + is;
  }

  /**
   * In what two databases differ, with the rows that make the difference.
   *
   * @param most how many sentences at most
   */
  public static List<String> differences(Connection expected, Connection actual, int most)
      throws SQLException {
    List<String> sentences = new ArrayList<>();
    for (String sentence : of(expected).differences(of(actual))) {
      if (sentence.startsWith("rows of ") && sentence.contains(" was: ")) {
        String table = sentence.substring("rows of ".length(), sentence.indexOf(" was: "));
        sentences.addAll(rowDifferences(expected, actual, table));
      } else {
        sentences.add(sentence);
      }
    }
    return sentences.stream().limit(most).toList();
  }

  private static List<String> rowDifferences(Connection expected, Connection actual, String table)
      throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    count(expected, table, 1, counts);
    count(actual, table, -1, counts);
    return counts.entrySet().stream()
        .filter(row -> row.getValue() != 0)
        .map(
            row ->
                table
                    + (row.getValue() > 0 ? " lacks " : " has got ")
                    + row.getKey()
                    + (Math.abs(row.getValue()) > 1
                        ? ", " + Math.abs(row.getValue()) + " times"
                        : ""))
        .toList();
  }

  private static void count(
      Connection connection, String table, long sign, Map<String, Long> counts)
      throws SQLException {
    Rows.run(connection, SETTINGS);
    try {
      for (String row : Rows.strings(connection, "SELECT o::text FROM ONLY " + table + " AS o")) {
        counts.merge(row, sign, Long::sum);
      }
    } finally {
      Rows.run(connection, "ROLLBACK");
    }
  }
}
