package dev.incremental.plugin.database;

/** Applies what has not been applied yet to one database. */
@FunctionalInterface
public interface Migrating {

  /**
   * Migrates.
   *
   * @param url of the database
   * @param server who we are there
   * @return how many migrations were applied
   */
  int migrate(String url, Server server) throws DatabaseException;
}
