package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.store.Retention.Lineage;
import dev.incremental.plugin.store.Retention.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SweepTest {
  private static final String MODULE = ModuleKey.of("org.acme", "shop");
  private static final String OTHER = ModuleKey.of("org.acme", "shop%api");
  private static final String A = "a".repeat(40);
  private static final String B = "b".repeat(40);
  private static final String C = "c".repeat(40);
  private static final String D = "d".repeat(40);
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration GRACE = Duration.ofDays(14);

  @TempDir Path directory;
  private DirectoryStore store;
  private final History history = new History();

  @BeforeEach
  void open() {
    store = new DirectoryStore(directory);
  }

  /** What branches hold, as a test says. */
  private static final class History implements Lineage {
    private final Map<String, Integer> distances = new HashMap<>();
    private final Set<String> starts = new HashSet<>();

    @Override
    public OptionalInt distance(String commit) {
      Integer distance = distances.get(commit);
      return distance == null ? OptionalInt.empty() : OptionalInt.of(distance);
    }

    @Override
    public Set<String> nearest(Set<String> commits) {
      Set<String> nearest = new HashSet<>(commits);
      nearest.retainAll(starts);
      return nearest;
    }
  }

  @Test
  void whatNothingHoldsGoesAfterTheDaysOfGrace() {
    history.distances.put(A, 7);
    put(A, MODULE, text(100), 30);
    put(B, MODULE, text(100), 15);
    put(C, MODULE, text(100), 13);

    Holding lost = holding(B);
    assertThat(plan(1_000).going()).containsOnlyKeys(lost);
    assertThat(sweep(1_000).gone()).containsExactly(lost);
    assertThat(store.commits(MODULE).commits()).containsExactlyInAnyOrder(A, C);
  }

  @Test
  void whatBelongsToACommitGoesTogether() throws IOException {
    put(A, MODULE, text(100), 30);
    put(A, OTHER, text(100), 30);
    put(A, PartName.of(MODULE, 1, 2), text(10), 30);
    put(A, PartName.of(MODULE, 2, 2), text(10), 30);
    Files.writeString(directory.resolve("snapshots/" + A + "/" + MODULE + ".json.gz.damaged"), "x");
    put(B, MODULE, text(100), 30);
    put(B, PartName.of(MODULE, 1, 2), text(10), 3);

    Sweep.Result result = sweep(1_000);

    assertThat(result.problem()).isEmpty();
    assertThat(result.gone()).extracting(Holding::module).containsExactlyInAnyOrder(MODULE, OTHER);
    assertThat(result.size()).isEqualTo(220 + 4 * 32);
    assertThat(store.names().names()).containsExactlyInAnyOrder(MODULE, PartName.of(MODULE, 1, 2));
    assertThat(store.commits(PartName.of(MODULE, 1, 2)).commits()).containsExactly(B);
    assertThat(directory.resolve("snapshots/" + A)).doesNotExist();
  }

  @Test
  void beyondTheBudgetTheFarthestGoFirstAndWhatBranchesStartFromStays() {
    for (String each : List.of(A, B, C, D)) {
      history.distances.put(each, each.charAt(0) - 'a');
      put(each, MODULE, text(68), 30);
    }

    assertThat(plan(400).going()).isEmpty();
    assertThat(plan(399).going()).containsExactly(Map.entry(holding(D), Reason.BEYOND_BUDGET));
    assertThat(plan(250).going()).containsOnlyKeys(holding(D), holding(C));
    history.starts.add(D);
    history.starts.add(B);
    assertThat(plan(250).going()).containsOnlyKeys(holding(C), holding(A));
    assertThat(plan(0).going()).containsOnlyKeys(holding(C), holding(A));
  }

  @Test
  void whatNothingHoldsMakesRoom() {
    history.distances.put(A, 0);
    history.distances.put(B, 1);
    Stream.of(A, B, C).forEach(each -> put(each, MODULE, text(68), 30));

    assertThat(plan(200).going()).containsExactly(Map.entry(holding(C), Reason.UNREACHABLE));
  }

  @Test
  void theBudgetDoesNotTouchWhatIsYoung() {
    history.distances.put(A, 50);
    history.distances.put(B, 1);
    put(A, MODULE, text(68), 13);
    put(B, MODULE, text(68), 15);

    assertThat(plan(10).going()).containsOnlyKeys(holding(B));
  }

  @Test
  void whatAKeptSnapshotIsLaidOverStays() {
    history.distances.put(C, 0);
    history.starts.add(C);
    put(A, MODULE, StoredSnapshots.whole(A), 60);
    put(B, MODULE, StoredSnapshots.whole(B), 60);
    put(C, MODULE, StoredSnapshots.delta(C, B), 20);
    put(D, MODULE, StoredSnapshots.delta(D, B), 20);

    sweep(0);

    assertThat(store.commits(MODULE).commits()).containsExactlyInAnyOrder(B, C);
    assertThat(StoredSnapshots.isReadable(store, C, MODULE)).isTrue();
  }

  @Test
  void whereABaseStaysBeyondTheBudgetSomethingElseGoes() {
    int whole = StoredSnapshots.whole(A).length + 32;
    history.distances.putAll(Map.of(A, 90, B, 80, C, 0));
    put(A, MODULE, StoredSnapshots.whole(A), 60);
    put(B, MODULE, StoredSnapshots.whole(B), 50);
    put(C, MODULE, StoredSnapshots.delta(C, A), 3);

    assertThat(plan(whole + whole / 2L).going()).containsOnlyKeys(holding(B));
  }

  @Test
  void whatCannotBeReadMayBeLaidOverAnythingBeforeIt() throws IOException {
    history.distances.put(C, 0);
    put(A, MODULE, StoredSnapshots.whole(A), 60);
    put(B, MODULE, StoredSnapshots.whole(B), 30);
    put(C, MODULE, "of a newer version".getBytes(UTF_8), 40);

    assertThat(plan(1_000_000).going()).containsOnlyKeys(holding(B));

    Files.writeString(file(C, MODULE), "damaged");
    age(C, MODULE, 40);
    assertThat(plan(1_000_000).going()).containsOnlyKeys(holding(B));
  }

  @Test
  void nothingGoesFromAStoreThatCannotBeListed() throws IOException {
    Files.writeString(directory.resolve("snapshots"), "in the way");

    Sweep.Plan plan = new Sweep(store, retention(0), history).plan(List.of(MODULE));

    assertThat(plan.problem().orElseThrow()).contains("cannot list");
    assertThat(store.names().problem()).isPresent();
  }

  @Test
  void aServerIsAskedForItsIndexOnceAndForEachFileThatGoes() throws IOException {
    try (FileServer server = new FileServer()) {
      Map<String, Integer> ages = new LinkedHashMap<>(Map.of(A, 60, B, 40, C, 3));
      for (Map.Entry<String, Integer> each : ages.entrySet()) {
        Clock then = Clock.fixed(NOW.minus(Duration.ofDays(each.getValue())), ZoneOffset.UTC);
        HttpStore writer =
            new HttpStore(
                server.address(), StoreAccess.anonymous(), HttpStore.Bounds.DEFAULT, then);
        writer.write(each.getKey(), MODULE, text(100));
        writer.write(each.getKey(), PartName.of(MODULE, 1, 1), text(100));
      }
      server.requests.clear();
      RemoteStore remote = Stores.remote(server.address(), StoreAccess.anonymous());
      Sweep sweep = new Sweep(remote, retention(1_000), history);

      Sweep.Plan plan = sweep.plan(List.of(MODULE, PartName.of(MODULE, 1, 1)));
      assertThat(server.count("GET")).isEqualTo(2);
      assertThat(sweep.carryOut(plan).gone()).hasSize(2);

      assertThat(server.count("DELETE")).isEqualTo(4);
      assertThat(server.count("PUT")).isEqualTo(2);
      assertThat(remote.commits(MODULE).commits()).containsExactly(C);
      assertThat(server.paths()).filteredOn(path -> path.contains(A) || path.contains(B)).isEmpty();
    }
  }

  @Test
  void aServerThatLetsNobodyDeleteIsAskedOnce() throws IOException {
    try (FileServer server = new FileServer()) {
      RemoteStore remote = Stores.remote(server.address(), StoreAccess.anonymous());
      Stream.of(A, B).forEach(each -> remote.write(each, MODULE, text(100)));
      server.with(
          exchange -> {
            boolean refused = exchange.getRequestMethod().equals("DELETE");
            if (refused) {
              exchange.sendResponseHeaders(403, -1);
            }
            return refused;
          });
      Retention all = new Retention(Instant.now().plusSeconds(60), 0);
      Sweep sweep = new Sweep(remote, all, history);

      Sweep.Result result = sweep.carryOut(sweep.plan(List.of(MODULE)));

      assertThat(result.gone()).isEmpty();
      assertThat(result.problem().orElseThrow()).contains("cannot delete", "403");
      assertThat(server.count("DELETE")).isEqualTo(1);
      assertThat(remote.commits(MODULE).commits()).containsExactlyInAnyOrder(A, B);
    }
  }

  @Test
  void recordsOfWorkTreesThatAreGoneAreFoundAndDeleted() throws IOException {
    store.writeLocal("main", MODULE, text(10));
    store.writeLocal("worktree-old", MODULE, text(10));
    WorkTreeRecords records = new WorkTreeRecords(directory);
    Instant later = Instant.now().plusSeconds(60);

    assertThat(records.leftBehind(Set.of("main"), Instant.now().minusSeconds(60))).isEmpty();
    List<Path> gone = records.leftBehind(Set.of("main"), later);
    assertThat(gone).containsExactly(directory.resolve("local/worktree-old"));
    records.delete(gone.get(0));

    assertThat(records.leftBehind(Set.of("main"), later)).isEmpty();
    assertThat(store.readLocal("main", MODULE)).isInstanceOf(Stored.Found.class);
    assertThat(store.readLocal("worktree-old", MODULE)).isInstanceOf(Stored.Absent.class);
  }

  private Sweep.Plan plan(long budget) {
    return new Sweep(store, retention(budget), history).plan(store.names().names());
  }

  private Sweep.Result sweep(long budget) {
    return new Sweep(store, retention(budget), history).carryOut(plan(budget));
  }

  private static Retention retention(long budget) {
    return new Retention(NOW.minus(GRACE), budget);
  }

  private Holding holding(String commit) {
    return plan(0).all().stream()
        .filter(each -> each.commit().equals(commit))
        .findFirst()
        .orElseThrow();
  }

  private void put(String commit, String name, byte[] content, int daysAgo) {
    assertThat(store.write(commit, name, content)).isInstanceOf(Writing.Kept.class);
    age(commit, name, daysAgo);
  }

  private void age(String commit, String name, int daysAgo) {
    try {
      Files.setLastModifiedTime(
          file(commit, name), FileTime.from(NOW.minus(Duration.ofDays(daysAgo))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path file(String commit, String name) {
    return directory.resolve("snapshots/" + commit + "/" + ModuleKey.fileName(name) + ".json.gz");
  }

  private static byte[] text(int length) {
    return "x".repeat(length).getBytes(UTF_8);
  }
}
