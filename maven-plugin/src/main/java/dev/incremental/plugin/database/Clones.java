package dev.incremental.plugin.database;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.incremental.testdb.contract.CloneName;
import dev.incremental.testdb.contract.Label;
import dev.incremental.testdb.contract.Owner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies of templates, each for one fork, and what becomes of those that nobody needs any more. */
public final class Clones {
  private static final Duration OLD = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

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
    try (Connection connection = server.connect()) {
      return create(connection, template, fork);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /** The same in a connection that there is. */
  String create(Connection connection, String template, ProcessHandle fork) throws SQLException {
    Owner owner = Owner.ofProcess(fork);
    String name = CloneName.of(owner);
    new Databases(connection, server)
        .create(name, Optional.of(template), Label.ofClone(owner, template));
    return name;
  }

  /**
   * Gives a clone of this process to another one.
   *
   * @return its name from now on, which tells whose it is
   */
  String handOver(Connection connection, String clone, String template, ProcessHandle fork)
      throws SQLException {
    Owner owner = Owner.ofProcess(fork);
    String name = CloneName.of(owner);
    new Databases(connection, server).rename(clone, name, Label.ofClone(owner, template));
    return name;
  }

  /**
   * What is kept for processes that were seen from here.
   *
   * @return in words, by name
   */
  public SortedMap<String, String> kept() throws DatabaseException {
    try (Attached attached = Attached.to(server)) {
      return kept(attached);
    }
  }

  /** The same in a connection that there is. */
  public SortedMap<String, String> kept(Attached attached) throws DatabaseException {
    SortedMap<String, String> kept = new TreeMap<>();
    try {
      Databases databases = new Databases(attached.connection(), server);
      for (Databases.Entry each : databases.list(Databases.CLONE)) {
        boolean isOurs = CloneName.mark(each.name()).filter(Owner::isOfThisPlace).isPresent();
        each.label()
            .filter(label -> isOurs && label.keptSince().isPresent())
            .ifPresent(label -> kept.put(each.name(), inWords(each.name(), label)));
      }
      return kept;
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  private String inWords(String name, Label label) {
    String since =
        label.keptSince().map(time -> time.truncatedTo(SECONDS)).orElseThrow().toString();
    return "since " + since + ", as " + label.whyKept() + ": " + server.psql(name);
  }

  /** Drops a clone, whoever is connected to it. */
  public void drop(String name) throws DatabaseException {
    try (Connection connection = server.connect()) {
      drop(connection, name);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /** The same in a connection that there is. */
  void drop(Connection connection, String name) throws SQLException {
    new Databases(connection, server).drop(new Databases.Entry(name, Optional.empty(), false));
  }

  /**
   * Keeps a clone for somebody to look into, although its owner ends.
   *
   * @param why a clause for the user
   */
  public void keep(String name, String why) throws DatabaseException {
    try (Connection connection = server.connect()) {
      Databases databases = new Databases(connection, server);
      for (Databases.Entry each : databases.list(name)) {
        if (each.name().equals(name) && each.label().isPresent()) {
          databases.comment(name, each.label().get().kept(why));
        }
      }
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /**
   * Drops clones whose owners have ended, and what was being made by a process that died; what is
   * kept stays for a week.
   *
   * @return their names
   */
  public List<String> reap() throws DatabaseException {
    return reap(WEEK);
  }

  /**
   * Drops clones whose owners have ended, and what was being made by a process that died.
   *
   * @param keepFor how long those stay that are kept
   * @return their names
   */
  public List<String> reap(Duration keepFor) throws DatabaseException {
    try (Attached attached = Attached.to(server)) {
      return reap(attached, keepFor);
    }
  }

  /** The same in a connection that there is. */
  public List<String> reap(Attached attached, Duration keepFor) throws DatabaseException {
    try {
      return reap(attached.connection(), keepFor);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /** The same in a connection that there is. */
  List<String> reap(Connection connection, Duration keepFor) throws SQLException {
    Databases databases = new Databases(connection, server);
    List<String> gone = new ArrayList<>();
    for (Databases.Entry each : databases.list(Databases.PREFIX)) {
      if (isLeftBehind(connection, databases, each, keepFor)) {
        gone.add(each.name());
      }
    }
    return gone;
  }

  /** Whether nobody needs a database, which is dropped then. */
  private boolean isLeftBehind(
      Connection connection, Databases databases, Databases.Entry each, Duration keepFor)
      throws SQLException {
    String name = each.name();
    if (name.startsWith(Databases.BUILDING)) {
      return reapBuilding(connection, databases, each);
    }
    boolean isOrphan =
        name.startsWith(Databases.CLONE) && !isKept(each, keepFor) && isOrphan(databases, each);
    // half dropped: what is made gets that name when it is sealed
    boolean isOurs = name.startsWith(Databases.TEMPLATE) || name.startsWith(Databases.SEED);
    boolean isHalf = isOurs && !each.isSealed();
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
    Optional<String> mark = CloneName.mark(clone.name());
    if (mark.isEmpty()) {
      return false;
    }
    if (Owner.isGone(mark.get())) {
      return true;
    }
    return Owner.isFromEarlierBoot(mark.get())
        && (server.isThrowAway() || (isOld(clone) && !databases.isInUse(clone.name())));
  }

  private static boolean isKept(Databases.Entry clone, Duration keepFor) {
    Optional<Instant> kept = clone.label().flatMap(Label::keptSince);
    return kept.isPresent() && kept.get().plus(keepFor).isAfter(Instant.now());
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
