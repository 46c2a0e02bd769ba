package dev.incremental.testdb.restore;

import java.sql.Connection;
import java.sql.SQLException;

/** How sessions of ours write, plan and say values, whatever the server or the database has set. */
final class SessionSettings {
  private static final String SETTINGS =
      "SELECT set_config(name, value, false) FROM (VALUES"
          + " ('session_replication_role', 'replica'), ('synchronous_commit', 'on'),"
          + " ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'), ('TimeZone', 'UTC'),"
          + " ('extra_float_digits', '3'), ('bytea_output', 'hex'), ('xmloption', 'content'),"
          + " ('statement_timeout', '0'), ('lock_timeout', '10s'), ('jit', 'off'),"
          + " ('enable_seqscan', 'off')," // rows are asked for by where they lie
          + " ('plan_cache_mode', 'force_generic_plan')," // of a table's functions, for good
          + " ('idle_in_transaction_session_timeout', '0'), ('idle_session_timeout', '0'),"
          + " ('transaction_timeout', '0'), ('default_transaction_read_only', 'off'),"
          + " ('default_transaction_isolation', 'read committed'), ('row_security', 'off')"
          + ") AS v (name, value) WHERE current_setting(name, true) IS NOT NULL";

  private SessionSettings() {}

  /** Sets those that the server's version has. */
  static void set(Connection connection, String applicationName) throws SQLException {
    Rows.strings(connection, SETTINGS);
    Rows.run(connection, "SET application_name = '" + applicationName + "'");
  }
}
