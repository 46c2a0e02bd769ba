package dev.incremental.testdb.restore;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens sessions of a superuser's with the database that is to be restored, each a new one. */
@FunctionalInterface
public interface SessionSource {
  Connection open() throws SQLException;
}
