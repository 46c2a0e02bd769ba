package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.recording.NameKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which of the files that tests opened are dependencies, and which change came in between. */
class MergedFilesTest {
  private static final String PATH = "/repo/data/x.json";
  private static final Dependency FILE = new Dependency(DependencyKind.FILE, "data/x.json");

  private final Project project = new Project();
  private final Runs runs = new Runs(project);
  private final Instant before = runs.now().minus(Duration.ofHours(1));
  private final Instant meanwhile = runs.now().plus(Duration.ofSeconds(30));

  private Map<Dependency, Long> record(Fork... forks) {
    EntryTable entries = runs.record(forks).entries();
    Map<Dependency, Long> found = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (int i = 0; i < entries.size(); i++) {
      found.put(entries.dependency(i), entries.fingerprint(i));
    }
    return found;
  }

  private static Fork asks(NameKind... kinds) {
    Fork fork = new Fork();
    Fork.Scope test = fork.test("a.T#works()");
    for (NameKind kind : kinds) {
      test.asksFor(kind, PATH);
    }
    return fork;
  }

  @Test
  void fileThatIsReadIsADependency() {
    project.has(DependencyKind.FILE, "data/x.json").modified(PATH, before);

    assertThat(record(asks(NameKind.FILE))).containsEntry(FILE, project.of(FILE));
  }

  @Test
  void whatIsReadFromWhereClassesLieCountsAsLongAsTheyAreLoadedFromThere() {
    Dependency location = new Dependency(DependencyKind.LOCATION, "/repo/data");
    project.loadsFrom("/repo/data").has(DependencyKind.FILE, "data/x.json").modified(PATH, before);

    assertThat(record(asks(NameKind.FILE))).containsKeys(FILE, location);
  }

  @Test
  void fileThatTestsMakeIsNone() {
    project.has(DependencyKind.FILE, "data/x.json").modified(PATH, meanwhile);

    assertThat(record(asks(NameKind.FILE, NameKind.WRITTEN, NameKind.EXISTENCE))).isEmpty();
  }

  @Test
  void fileThatAnotherForkMakesIsNone() {
    project.has(DependencyKind.FILE, "data/x.json").modified(PATH, meanwhile);

    assertThat(record(asks(NameKind.FILE), asks(NameKind.WRITTEN))).isEmpty();
  }

  @Test
  void fileThatTestsMakeAndRemoveIsOneThatMustNotBeThere() {
    assertThat(record(asks(NameKind.WRITTEN, NameKind.FILE, NameKind.EXISTENCE)))
        .hasSize(2)
        .containsEntry(FILE, Fingerprint.ABSENT);
  }

  @Test
  void fileThatWasOpenedForWritingButLeftAsItWasIsADependency() {
    project.has(DependencyKind.FILE, "data/x.json").modified(PATH, before);

    assertThat(record(asks(NameKind.WRITTEN, NameKind.FILE))).containsKey(FILE);
  }

  @Test
  void fileThatSomeoneElseChangesMeanwhileIsUnknown() {
    project.has(DependencyKind.FILE, "data/x.json").modified(PATH, meanwhile);

    assertThat(record(asks(NameKind.FILE))).containsEntry(FILE, Fingerprint.UNKNOWN);
  }

  @Test
  void fileThatIsFetchedBeforeTheFirstForkStartsIsADependency() {
    project.has(DependencyKind.FILE, "data/x.json").modified(PATH, meanwhile);
    Fork second = asks(NameKind.FILE).startedAt(meanwhile.plusSeconds(1));

    assertThat(record(second)).containsEntry(FILE, project.of(FILE));
  }

  @Test
  void fileThatChangesWhenOneForkHasStartedIsUnknownToAll() {
    project.has(DependencyKind.FILE, "data/x.json").modified(PATH, meanwhile);
    Fork first = asks(NameKind.FILE).startedAt(meanwhile.minusSeconds(1));
    Fork second = asks(NameKind.FILE).startedAt(meanwhile.plusSeconds(1));

    assertThat(record(first, second)).containsEntry(FILE, Fingerprint.UNKNOWN);
  }

  @Test
  void fileThatAppearsMeanwhileIsUnknownToWhoMissedIt() {
    project.has(DependencyKind.EXISTENCE, "data/x.json").modified(PATH, meanwhile);

    assertThat(record(asks(NameKind.EXISTENCE))).containsValue(Fingerprint.UNKNOWN);
  }

  @Test
  void resourceThatChangesMeanwhileIsUnknown() {
    project.modified("/repo/target/classes/x.sql", meanwhile);
    Fork fork = new Fork();
    fork.test("a.T#works()").asksFor(NameKind.RESOURCE, "x.sql");

    assertThat(record(fork)).containsValue(Fingerprint.UNKNOWN);
  }

  @Test
  void directoryInWhichTestsWriteIsComparedAsTheyLeaveIt() {
    Dependency listing = new Dependency(DependencyKind.LISTING, "data");
    project.has(DependencyKind.LISTING, "data").modified("/repo/data", meanwhile);
    Fork fork = asks(NameKind.WRITTEN);
    fork.test("a.T#lists()").asksFor(NameKind.LISTING, "/repo/data");

    assertThat(record(fork)).containsEntry(listing, project.of(listing));
  }

  @Test
  void directoryThatSomeoneElseChangesMeanwhileIsUnknown() {
    project.has(DependencyKind.LISTING, "data").modified("/repo/data", meanwhile);
    Fork fork = new Fork();
    fork.test("a.T#lists()").asksFor(NameKind.LISTING, "/repo/data");

    assertThat(record(fork)).containsValue(Fingerprint.UNKNOWN);
  }

  @Test
  void namesThatAreNoPathsHurtNobody() {
    Fork fork = new Fork();
    fork.test("a.T#odd()").asksFor(NameKind.WRITTEN, "/repo/\0").asksFor(NameKind.FILE, "/repo/\0");

    assertThat(record(fork)).hasSize(1);
  }
}
