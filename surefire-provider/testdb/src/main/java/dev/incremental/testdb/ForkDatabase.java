package dev.incremental.testdb;

import java.nio.file.Path;

/** The database of this JVM: the one that Maven gave it, or one of its own that it makes. */
final class ForkDatabase {
  private static final String USE = "fork";

  private ForkDatabase() {}

  /**
   * That database, named by system properties from now on at the latest.
   *
   * @throws NoDatabaseException if none can be had
   */
  static TestDataSource get(Class<?> test) {
    String given = System.getProperty(Lease.GIVEN + Lease.URL);
    if (given != null) {
      return new TestDataSource(
          given,
          TestDataSource.of(
              System.getProperty(Lease.GIVEN + Lease.USER, ""),
              System.getProperty(Lease.GIVEN + Lease.PASSWORD, "")));
    }
    Path file = DescriptorSearch.fileFor(test);
    TestDataSource own = OwnDatabases.ofThisJvm().get(USE, file);
    for (String name : OwnDatabases.names(file)) {
      if (System.getProperty(name + Lease.URL) == null) {
        Lease.tell(name, own.url(), own.user(), own.password());
      }
    }
    return own;
  }
}
