package dev.incremental.plugin.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies of templates, each for one fork, and what becomes of those that nobody needs any more. */
public final class Clones {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration OLD = Duration.ofDays(1);

  private final Server server;

  /** Clones in a server. */
  public Clones(Server server) {
    this.server = server;
  }

  /**
   * Makes a clone.
   *
   * @param template name of the template
   * @param fork the process that it is for, which is the one that owns it
   * @return its name
   */
  public String create(String template, ProcessHandle fork) throws DatabaseException {
    Owner owner = Owner.ofProcess(fork);
    String name =
        Databases.CLONE + owner.mark() + "_" + Integer.toUnsignedString(RANDOM.nextInt(), 36);
    try (Connection connection = server.connect()) {
      new Databases(connection, server).create(name, Optional.of(template), label(owner, template));
      return name;
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  private static Label label(Owner owner, String template) {
    return Label.of("clone", owner)
        .with("template", template)
        .with("made", Instant.now().toString());
  }

  /** Drops a clone, whoever is connected to it. */
  public void drop(String name) throws DatabaseException {
    try (Connection connection = server.connect()) {
      new Databases(connection, server).drop(new Databases.Entry(name, Optional.empty(), false));
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /**
   * Drops clones whose owners have ended, and what was being made by a process that died.
   *
   * @return their names
   */
  public List<String> reap() throws DatabaseException {
    try (Connection connection = server.connect()) {
      return reap(connection);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /** The same in a connection that there is. */
  List<String> reap(Connection connection) throws SQLException {
    Databases databases = new Databases(connection, server);
    List<String> gone = new ArrayList<>();
    for (Databases.Entry each : databases.list(Databases.PREFIX)) {
      if (isLeftBehind(connection, databases, each)) {
        gone.add(each.name());
      }
    }
    return gone;
  }

  /** Whether nobody needs a database, which is dropped then. */
  private boolean isLeftBehind(Connection connection, Databases databases, Databases.Entry each)
      throws SQLException {
    String name = each.name();
    if (name.startsWith(Databases.BUILDING)) {
      return reapBuilding(connection, databases, each);
    }
    boolean isOrphan = name.startsWith(Databases.CLONE) && isOrphan(databases, each);
    // half dropped: what is made gets that name when it is sealed
    boolean isHalf = name.startsWith(Databases.TEMPLATE) && !each.isSealed();
    if (isOrphan || isHalf) {
      databases.drop(each);
    }
    return isOrphan || isHalf;
  }

  /**
   * Its name tells: it gets its label a moment after it was made. What seems to be from before this
   * machine's last start may be another machine's, unless the server is our own.
   */
  private boolean isOrphan(Databases databases, Databases.Entry clone) throws SQLException {
    int end = clone.name().lastIndexOf('_');
    if (end <= Databases.CLONE.length()) {
      return false;
    }
    String mark = clone.name().substring(Databases.CLONE.length(), end);
    if (Owner.isGone(mark)) {
      return true;
    }
    return Owner.isFromEarlierBoot(mark)
        && (server.isThrowAway() || (isOld(clone) && !databases.isInUse(clone.name())));
  }

  private static boolean isOld(Databases.Entry clone) {
    Optional<Instant> made = clone.label().flatMap(label -> label.time("made"));
    return made.isPresent() && made.get().plus(OLD).isBefore(Instant.now());
  }

  /** Who gets the lock knows that nobody is making it. */
  private static boolean reapBuilding(
      Connection connection, Databases databases, Databases.Entry entry) throws SQLException {
    Optional<String> template = Building.templateOf(connection, entry.name());
    if (template.isEmpty()) {
      return false;
    }
    long key = AdvisoryLocks.key(template.get());
    if (!AdvisoryLocks.tryLock(connection, key)) {
      return false;
    }
    try {
      databases.dropIfExists(entry.name());
      return true;
    } finally {
      AdvisoryLocks.unlock(connection, key);
    }
  }
}
