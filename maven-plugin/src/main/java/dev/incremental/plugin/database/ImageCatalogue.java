package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.SqlQuotes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a database has that holds data of its own: an image may name nothing else.
 *
 * @param tables that have rows of their own, partitions among them; with columns as in a statement,
 *     but for those that are computed
 * @param sequences without further text
 * @param views those that are materialised, in the order in which they were made; {@code true} for
 *     one that is populated
 */
record ImageCatalogue(
    Map<Name, String> tables, Map<Name, String> sequences, Map<Name, String> views) {
  private static final String OWN =
      " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname NOT IN"
          + " ('pg_catalog', 'information_schema', 'pg_toast', 'incremental_restore')"
          + " AND n.nspname !~ '^pg_(toast_)?temp_' AND c.relpersistence <> 't' AND c.relkind = ";

  private static final String COLUMNS =
      "(SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
          + " WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '')";

  /** A table's, sequence's or view's name with its schema. */
  record Name(String schema, String name) {
    /** As in a statement. */
    String quoted() {
      return SqlQuotes.name(schema) + "." + SqlQuotes.name(name);
    }

    @Override
    public String toString() {
      return schema + "." + name;
    }
  }

  static ImageCatalogue of(Connection connection) throws SQLException {
    return new ImageCatalogue(
        names(connection, COLUMNS, "r"),
        names(connection, "''", "S"),
        names(connection, "c.relispopulated", "m"));
  }

  private static Map<Name, String> names(Connection connection, String text, String kind)
      throws SQLException {
    Map<Name, String> names = new LinkedHashMap<>();
    String query =
        "SELECT n.nspname, c.relname, coalesce((" + text + ")::text, '')" + OWN + "'" + kind + "'";
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query + " ORDER BY c.oid")) {
      while (rows.next()) {
        names.put(new Name(rows.getString(1), rows.getString(2)), rows.getString(3));
      }
    }
    return names;
  }

  /** Those tables that have rows. */
  List<Name> filled(Connection connection) throws SQLException {
    List<Name> all = List.copyOf(tables.keySet());
    if (all.isEmpty()) {
      return all;
    }
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < all.size(); i++) {
      query
          .append(i == 0 ? "" : " UNION ALL ")
          .append("SELECT " + i + " WHERE EXISTS (SELECT FROM ONLY " + all.get(i).quoted() + ")");
    }
    return Sql.column(connection, query.toString()).stream()
        .map(number -> all.get(Integer.parseInt(number)))
        .toList();
  }

  /** Tells what a materialised view holds from anything else, whatever the order of its rows. */
  static String digest(Connection connection, Name view) throws SQLException {
    Sql.run(connection, "SET search_path = ''");
    String digest =
        Sql.column(
                connection,
                "SELECT count(*) || ' ' || coalesce(sum(hashtextextended(o::text, 0)), 0) || ' '"
                    + " || coalesce(sum(hashtextextended(o::text, 1)), 0) FROM "
                    + view.quoted()
                    + " AS o")
            .get(0);
    Sql.run(connection, "RESET search_path");
    return digest;
  }

  /** Makes a materialised view hold what its query gives now, or nothing. */
  static void refresh(Connection connection, Name view, boolean isPopulated) throws SQLException {
    Sql.run(
        connection,
        "REFRESH MATERIALIZED VIEW " + view.quoted() + (isPopulated ? "" : " WITH NO DATA"));
  }
}
