package dev.incremental.plugin.database;

import java.sql.SQLException;
import java.util.List;

/** What tests may notice of a server, whatever its databases hold. */
public final class ServerFacts {
  private ServerFacts() {}

  /**
   * Its version, how a database compares texts, and who we are there; in a word that differs where
   * any of these does.
   *
   * @param template the database that forks' databases are copies of
   */
  public static String of(Attached attached, String template) throws DatabaseException {
    try {
      List<String> facts =
          Sql.column(
              attached.connection(),
              "SELECT concat_ws(' ', current_setting('server_version_num'),"
                  + " pg_encoding_to_char(encoding), datcollate, datctype, current_user,"
                  + " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user))"
                  + " FROM pg_database WHERE datname = ?",
              template);
      return String.join(" ", facts);
    } catch (SQLException e) {
      throw Trouble.in(attached.server(), e);
    }
  }
}
