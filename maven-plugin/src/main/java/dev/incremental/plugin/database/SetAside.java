package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.SqlQuotes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Triggers and foreign keys that do not work while rows are loaded, in whatever order they come.
 *
 * <p>A superuser's session says so for nearly all of them. Somebody else may not, and owns the
 * tables: triggers are disabled then, and foreign keys dropped and added again, which checks them.
 * All of it is undone with the transaction that it is done in.
 */
final class SetAside {
  private static final String TABLE =
      "quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS tab";
  private static final String OWN =
      " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'incremental_restore')";

  private final Connection connection;
  private final List<String> later = new ArrayList<>();

  private SetAside(Connection connection) {
    this.connection = connection;
  }

  /** Sets them aside until the transaction ends. */
  static SetAside in(Connection connection) throws SQLException {
    SetAside aside = new SetAside(connection);
    boolean isSuper =
        Sql.column(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            .contains("t");
    if (isSuper) {
      Sql.run(connection, "SET LOCAL session_replication_role = replica");
    } else {
      aside.foreignKeys();
    }
    aside.triggers(isSuper ? "'A', 'R'" : "'O', 'A'");
    return aside;
  }

  private void foreignKeys() throws SQLException {
    Sql.run(connection, "SET search_path = ''"); // so that all names have their schemas
    each(
        "SELECT conname, "
            + TABLE
            + ", pg_get_constraintdef(o.oid) FROM pg_constraint o JOIN pg_class c ON"
            + " c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE contype = 'f' AND conparentid = 0"
            + OWN,
        (name, table, definition) -> {
          Sql.run(connection, "ALTER TABLE " + table + " DROP CONSTRAINT " + name);
          later.add("ALTER TABLE " + table + " ADD CONSTRAINT " + name + " " + definition);
        });
    Sql.run(connection, "RESET search_path");
  }

  private void triggers(String states) throws SQLException {
    each(
        "SELECT tgname, "
            + TABLE
            + ", tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN"
            + " pg_namespace n ON n.oid = c.relnamespace WHERE NOT tgisinternal"
            + " AND c.relkind IN ('r', 'p') AND tgenabled IN ("
            + states
            + ")"
            + OWN,
        (name, table, state) -> {
          String enable =
              switch (state) {
                case "A" -> " ENABLE ALWAYS TRIGGER ";
                case "R" -> " ENABLE REPLICA TRIGGER ";
                default -> " ENABLE TRIGGER ";
              };
          Sql.run(connection, "ALTER TABLE ONLY " + table + " DISABLE TRIGGER " + name);
          later.add("ALTER TABLE ONLY " + table + enable + name);
        });
  }

  /** What is done with each of them. */
  @FunctionalInterface
  private interface Step {
    void with(String name, String table, String detail) throws SQLException;
  }

  private void each(String query, Step step) throws SQLException {
    List<List<String>> found = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        found.add(List.of(SqlQuotes.name(rows.getString(1)), rows.getString(2), rows.getString(3)));
      }
    }
    for (List<String> each : found) {
      step.with(each.get(0), each.get(1), each.get(2));
    }
  }

  /** Lets them work again. */
  void putBack() throws SQLException {
    for (String each : later) {
      Sql.run(connection, each);
    }
  }
}
