package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.SeedTemplates;
import dev.incremental.plugin.fingerprint.SeedFunction;
import dev.incremental.plugin.fingerprint.SeedFunctions;
import dev.incremental.plugin.fingerprint.UnreadableClassException;
import dev.incremental.plugin.report.SeedState;
import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireExecution;
import dev.incremental.plugin.surefire.SurefireExecutions;
import dev.incremental.plugin.surefire.SurefireRunner;
import dev.incremental.testdb.contract.SeedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Sees to it that the seeds of a module are there, each made from what the module is now. */
final class SeedRun {
  private static final String TESTDB = "incremental-testdb";

  private final SurefireExecutions executions;
  private final SurefireRunner surefire;
  private final Function<List<SurefireExecution>, Module> modules;
  private final SeedPlace place;
  private final SeedStore.Way store;
  private final Log log;

  /**
   * @param modules the module, with some of its executions
   * @param store where images may be
   */
  SeedRun(
      SurefireExecutions executions,
      SurefireRunner surefire,
      Function<List<SurefireExecution>, Module> modules,
      SeedPlace place,
      SeedStore.Way store,
      Log log) {
    this.executions = executions;
    this.surefire = surefire;
    this.modules = modules;
    this.place = place;
    this.store = store;
    this.log = log;
  }

  /**
   * What the user wants.
   *
   * @param seeds names of those that are to be there; all where there is none
   * @param force whether to make them although they are up to date
   * @param asked whether seeds are what the goal is for
   */
  record Wanted(Collection<String> seeds, boolean force, boolean asked) {
    static Wanted allThatAreMissing() {
      return new Wanted(List.of(), false, false);
    }

    /** There is nothing of which there could be seeds. */
    void nothing(String why, String next) throws UserProblem {
      if (asked) {
        throw new UserProblem("There are no seeds to make", why, next);
      }
    }
  }

  /**
   * Makes what is missing.
   *
   * @param migrated of which seeds are copies at first
   * @return whether anything was made
   */
  boolean run(
      MigrateRun.Migrated migrated, MigrateRun.Project built, SeedForks forks, Wanted wanted)
      throws UserProblem,
          IOException,
          DatabaseException,
          MojoExecutionException,
          SurefireException {
    if (built.classPath().stream().noneMatch(SeedRun::isOurs)) {
      forget(built);
      wanted.nothing(
          "test class path", "add dev.incremental:incremental-testdb with <scope>test</scope>");
      return false;
    }
    forks.open(migrated, migrated.template(), built); // what they are told is what must match
    try {
      List<SurefireExecution> found =
          executions.integrated().stream().filter(each -> each.obstacle().isEmpty()).toList();
      if (found.isEmpty()) {
        forget(built);
        wanted.nothing("executions of Failsafe and Surefire", "let one of them run tests in forks");
        return false;
      }
      // seeds are made as its tests are run
      Module module = modules.apply(found.subList(0, 1));
      ModuleState state = ModuleState.read(module, place.root(), place.cache(module.key()));
      List<SeedFunction> functions = functions(state);
      if (functions.isEmpty()) {
        forget(built);
        wanted.nothing("classes of the tests", "annotate a static method with @Seed(\"name\")");
        return false;
      }
      boolean made = make(new SeedOrder(functions), module, state, migrated, built, forks, wanted);
      state.remember();
      return made;
    } finally {
      forks.close();
    }
  }

  private static boolean isOurs(Path element) {
    return String.valueOf(element.getFileName()).startsWith(TESTDB);
  }

  private static List<SeedFunction> functions(ModuleState state) throws UserProblem {
    try {
      return SeedFunctions.in(state.classes().names(), state.classes()::bytes);
    } catch (UnreadableClassException e) {
      throw new UserProblem(
          "A class with a seed cannot be understood: " + e.getMessage(),
          "class files of the tests",
          "compile them for an older release of Java",
          e);
    }
  }

  private boolean make(
      SeedOrder order,
      Module module,
      ModuleState state,
      MigrateRun.Migrated migrated,
      MigrateRun.Project built,
      SeedForks forks,
      Wanted wanted)
      throws UserProblem,
          IOException,
          DatabaseException,
          MojoExecutionException,
          SurefireException {
    List<SeedFunction> toBeThere = order.of(wanted.seeds());
    Map<String, SeedTable.Kept> kept = new TreeMap<>();
    SeedNotes notes = new SeedNotes(module.files(), order.of(List.of()));
    List<String> upToDate = new ArrayList<>();
    try (SeedStore images = store.open();
        SeedTemplates templates = SeedTemplates.open(migrated.server(), module.key(), log::info)) {
      String held = state.database().orElse("");
      SeedSharing sharing =
          new SeedSharing(images, place, module.key(), migrated, held, templates, log);
      SeedMaker maker = new SeedMaker(module, state, surefire, place, templates, log);
      for (SeedFunction seed : order.of(List.of())) {
        boolean isWanted = toBeThere.contains(seed);
        SeedMaker.Found found =
            isWanted && wanted.force() ? SeedMaker.Found.again() : maker.find(seed);
        if (found.kept().isPresent()) {
          SeedTable.Kept there = found.kept().get();
          kept.put(seed.seed(), there);
          upToDate.add(seed.seed());
          if (wanted.asked()) {
            log.info("Seed " + seed.seed() + " is up to date: " + inWords(templates, there));
          }
          notes.isThere(seed, SeedState.UP_TO_DATE, "", templates, there);
          sharing.publish(seed, there, kept, false);
        } else if (isWanted) {
          Optional<SeedTable.Kept> fetched =
              wanted.force() ? Optional.empty() : sharing.fetch(seed, maker, kept);
          if (fetched.isPresent()) {
            kept.put(seed.seed(), fetched.get());
            notes.isThere(seed, SeedState.IMPORTED, "", templates, fetched.get());
          } else {
            log.info("Making seed " + seed.seed() + ": " + found.why());
            SeedTable.Kept before = kept.get(seed.after());
            forks.open(migrated, before == null ? migrated.template() : before.template(), built);
            SeedTable.Kept made = make(maker, seed, wanted.force(), notes);
            kept.put(seed.seed(), made);
            notes.isThere(seed, SeedState.MADE, found.why(), templates, made);
            sharing.publish(seed, made, kept, true);
          }
        } else {
          log.info("Seed " + seed.seed() + " is not up to date: " + found.why());
          notes.note(seed, SeedState.NOT_UP_TO_DATE, found.why());
        }
        note(built.output(), seed.seed(), kept.get(seed.seed()));
      }
    }
    notes.write();
    new OwnersFile(built.output(), SeedTable.FILE).write(new SeedTable(kept).properties());
    if (!upToDate.isEmpty() && !wanted.asked()) {
      String are = upToDate.size() == 1 ? " is" : " are";
      log.info("Nothing to seed: " + String.join(", ", upToDate) + are + " up to date");
    }
    return upToDate.size() < kept.size();
  }

  /** One that fails ends the build; a report is to say which it was. */
  private static SeedTable.Kept make(
      SeedMaker maker, SeedFunction seed, boolean anew, SeedNotes notes)
      throws UserProblem,
          IOException,
          DatabaseException,
          MojoExecutionException,
          SurefireException {
    try {
      return maker.make(seed, anew);
    } catch (UserProblem e) {
      notes.note(seed, SeedState.FAILED, e.what());
      notes.write();
      throw e;
    }
  }

  private static String inWords(SeedTemplates templates, SeedTable.Kept kept)
      throws DatabaseException {
    SeedTemplates.Look look = templates.look(kept.template());
    return ByteCount.inWords(look.size())
        + ", here for "
        + Age.inWords(Duration.between(look.since(), Instant.now()));
  }

  /** What stands there tells which tests depend on it; those of a seed that is gone run. */
  private static void note(Path directory, String seed, SeedTable.@Nullable Kept kept)
      throws IOException {
    Path noted = SeedTable.noted(directory, seed);
    if (kept == null) {
      Files.deleteIfExists(noted);
    } else if (!Files.exists(noted) || !Files.readString(noted).equals(kept.content())) {
      new WholeFile(noted).write(kept.content());
    }
  }

  private static void forget(MigrateRun.Project built) throws IOException {
    for (String seed : SeedTable.read(built.output()).seeds().keySet()) {
      Files.deleteIfExists(SeedTable.noted(built.output(), seed));
    }
    new OwnersFile(built.output(), SeedTable.FILE).delete();
    SeedNotes.forget(new RunFiles(built.output()));
  }
}
