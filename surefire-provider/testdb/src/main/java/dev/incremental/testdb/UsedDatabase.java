package dev.incremental.testdb;

import dev.incremental.testdb.TestDatabase.Per;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The database that a test uses. */
final class UsedDatabase {
  private static final Namespace OURS = Namespace.create(TestDatabase.class);

  private final ExtensionContext test;

  UsedDatabase(ExtensionContext test) {
    this.test = test;
  }

  /**
   * The one that is shared in some way.
   *
   * @throws NoDatabaseException if there is none
   */
  DataSource get(Per per) {
    return switch (per) {
      case FORK -> ForkDatabase.get(test.getRequiredTestClass());
      case THREAD -> ofThisThread();
      case CLASS -> ofClass();
    };
  }

  private DataSource ofThisThread() {
    Path file = DescriptorSearch.fileFor(test.getRequiredTestClass());
    return OwnDatabases.ofThisJvm().get("thread " + Thread.currentThread().getId(), file);
  }

  /** Shared with the classes nested in it, and dropped when it has ended. */
  private DataSource ofClass() {
    ExtensionContext outermost = outermost();
    Path file = DescriptorSearch.fileFor(outermost.getRequiredTestClass());
    String use = "class " + outermost.getUniqueId();
    DataSource database = OwnDatabases.ofThisJvm().get(use, file);
    outermost.getStore(OURS).put("database", new EndOfClass(use, file, outermost));
    return database;
  }

  private ExtensionContext outermost() {
    ExtensionContext outermost = test;
    for (ExtensionContext each = test;
        each.getTestClass().isPresent();
        each = each.getParent().orElseThrow()) {
      outermost = each;
    }
    return outermost;
  }

  /**
   * Ends the use of a class's database. JUnit has changed how it finds out what is to be closed.
   */
  @SuppressWarnings("deprecation")
  private record EndOfClass(String use, Path file, ExtensionContext outermost)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      Optional<String> trouble =
          Outcomes.ofThisJvm()
              .troubleIn(outermost.getUniqueId())
              .or(() -> outermost.getExecutionException().map(e -> "what ends the class failed"));
      OwnDatabases.ofThisJvm().end(use, file, trouble);
    }
  }
}
