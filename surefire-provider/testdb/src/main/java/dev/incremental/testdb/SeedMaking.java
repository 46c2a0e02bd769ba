package dev.incremental.testdb;

import dev.incremental.testdb.contract.Label;
import dev.incremental.testdb.contract.Owner;
import dev.incremental.testdb.contract.SeedRequest;
import dev.incremental.testdb.contract.SeedTable;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Makes one seed, in a JVM that does nothing else: calls its function on the JVM's own database,
 * closes what it was given, and keeps a copy of what it has left. Called by what runs in place of
 * tests; nothing for tests to call.
 */
public final class SeedMaking {
  private static final String NEXT = "see what it does, and run mvn incremental:seed";

  private final SeedRequest request;
  private final ClassLoader classes;

  /**
   * One seed.
   *
   * @param classes loads the tests' classes
   */
  public SeedMaking(SeedRequest request, ClassLoader classes) {
    this.request = request;
    this.classes = classes;
  }

  /**
   * Makes it.
   *
   * @throws Throwable whatever its function throws
   * @throws NoDatabaseException if the function cannot be called, or leaves something open
   */
  public void make() throws Throwable {
    Class<?> type = classes.loadClass(request.className());
    TestDataSource database = ForkDatabase.get(type);
    Path file = DescriptorSearch.fileFor(type);
    dependOnWhatIsBefore(file);
    call(type, function(type), database);
    String name = SeededDatabase.nameOf(database);
    CloneServer server = new CloneServer(OwnDatabases.read(file));
    int open = server.disconnect(name);
    if (open > 0) {
      throw wrong(
          "it has left " + (open == 1 ? "a transaction" : open + " transactions") + " open");
    }
    Label label = Label.ofClone(Owner.current(), name);
    server.copy(name, request.database(), label);
    Files.writeString(request.done(), request.database());
  }

  /** Made anew where that was. */
  private void dependOnWhatIsBefore(Path file) throws IOException {
    if (!request.after().isEmpty()) {
      Path directory = Objects.requireNonNull(file.getParent(), "it is in a directory");
      Files.readString(SeedTable.noted(directory, request.after()));
    }
  }

  private Method function(Class<?> type) {
    return List.of(type.getDeclaredMethods()).stream()
        .filter(each -> each.getName().equals(request.method()))
        .filter(each -> each.isAnnotationPresent(Seed.class))
        .filter(each -> each.getAnnotation(Seed.class).value().equals(request.seed()))
        .findFirst()
        .orElseThrow(() -> wrong("the class has changed since it was looked at"));
  }

  private void call(Class<?> type, Method function, DataSource database) throws Throwable {
    try (Closing closing = new Closing();
        SpringContext context = SpringContext.of(request.context(), classes)) {
      List<Object> arguments = new ArrayList<>();
      for (Class<?> wanted : function.getParameterTypes()) {
        arguments.add(argument(wanted, database, context, closing));
      }
      Object instance = Modifier.isStatic(function.getModifiers()) ? null : instance(type, context);
      function.setAccessible(true);
      function.invoke(instance, arguments.toArray());
      closing.commit();
    } catch (InvocationTargetException e) {
      throw Optional.ofNullable(e.getCause()).orElse(e);
    }
  }

  private Object argument(
      Class<?> wanted, DataSource database, SpringContext context, Closing closing)
      throws SQLException {
    Optional<Object> bean = context.bean(wanted);
    if (bean.isPresent()) {
      return bean.get();
    }
    if (wanted == DataSource.class) {
      return database;
    }
    if (wanted == Connection.class) {
      return closing.add(database.getConnection());
    }
    throw wrong(
        "it takes a "
            + wanted.getName()
            + ", which is neither a DataSource nor a Connection"
            + (context.isThere() ? " nor a bean of " + request.context() : ""));
  }

  private Object instance(Class<?> type, SpringContext context)
      throws ReflectiveOperationException {
    if (context.isThere()) {
      return context.create(type);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw wrong(
          "it is not static, and " + type.getName() + " has no constructor of no parameters");
    }
  }

  private NoDatabaseException wrong(String what) {
    return new NoDatabaseException(
        "The seed '" + request.seed() + "' cannot be made: " + what,
        request.className() + "#" + request.method(),
        NEXT);
  }

  /** Connections that a function was given. */
  private static final class Closing implements AutoCloseable {
    private final List<Connection> connections = new ArrayList<>();

    Connection add(Connection connection) {
      connections.add(connection);
      return connection;
    }

    /** Whoever turned automatic commits off on ours and returned well, meant it. */
    void commit() throws SQLException {
      for (Connection each : connections) {
        if (!each.isClosed() && !each.getAutoCommit()) {
          each.commit();
        }
      }
    }

    @Override
    public void close() throws SQLException {
      for (Connection each : connections) {
        each.close();
      }
    }
  }
}
