package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.store.Stored.Absent;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {
  private static final String COMMIT = "4f2c9e1".repeat(6).substring(0, 40);
  private static final String MODULE = ModuleKey.of("org.acme", "shop");

  @TempDir Path temporary;
  private Path directory;
  private DirectoryStore store;

  @BeforeEach
  void place() {
    directory = DirectoryStore.inside(temporary.resolve("Grüße 你好/.git"));
    store = new DirectoryStore(directory);
  }

  @Test
  void returnsWhatWasWritten() {
    assertThat(store.write(COMMIT, MODULE, bytes("records"))).isInstanceOf(Kept.class);

    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("records");
    Listing listing = store.commits(MODULE);
    assertThat(listing.problem()).isEmpty();
    assertThat(listing.entries()).containsOnlyKeys(COMMIT);
  }

  @Test
  void tellsWhenASnapshotWasWrittenAndHowLargeItIs() throws IOException {
    store.write(COMMIT, MODULE, bytes("records"));

    Path file = onlyFile();
    assertThat(store.commits(MODULE).entries())
        .containsEntry(
            COMMIT,
            Listing.Entry.of(Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
  }

  @Test
  void deletesASnapshotAndLeavesOthers() throws IOException {
    store.write(COMMIT, "a", bytes("of a"));
    store.write(COMMIT, "b", bytes("of b"));

    assertThat(store.delete(COMMIT, "a")).isInstanceOf(Kept.class);
    assertThat(store.read(COMMIT, "a")).isInstanceOf(Absent.class);
    assertThat(content(store.read(COMMIT, "b"))).isEqualTo("of b");
    assertThat(store.delete(COMMIT, "b")).isInstanceOf(Kept.class);
    assertThat(directory.resolve("snapshots")).isEmptyDirectory();
    assertThat(store.delete(COMMIT, "b")).isInstanceOf(Kept.class);
  }

  @Test
  void saysThatItCannotDelete() throws IOException {
    Path file = directory.resolve("snapshots/" + COMMIT + "/" + MODULE + ".json.gz");
    Files.createDirectories(file.resolve("not empty"));

    assertThat(notKept(store.delete(COMMIT, MODULE))).startsWith("cannot delete");
    assertThat(notKept(store.delete("HEAD", MODULE))).contains("not the full id");
  }

  @Test
  void hasNothingBeforeTheFirstWrite() {
    assertThat(store.read(COMMIT, MODULE)).isInstanceOf(Absent.class);
    assertThat(store.commits(MODULE)).isEqualTo(Listing.of(Map.of()));
    assertThat(directory).doesNotExist();
  }

  @Test
  void replacesAnEarlierSnapshotOfTheSameCommit() {
    store.write(COMMIT, MODULE, bytes("old"));
    store.write(COMMIT, MODULE, bytes("new"));

    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("new");
  }

  @Test
  void keepsModulesApart() {
    store.write(COMMIT, "a", bytes("of a"));

    assertThat(store.read(COMMIT, "b")).isInstanceOf(Absent.class);
    assertThat(store.commits("b").commits()).isEmpty();
  }

  @Test
  void keepsLocalRecordsOfWorkTreesApart() {
    store.writeLocal("main", MODULE, bytes("of main"));
    store.writeLocal("worktree-second", MODULE, bytes("of second"));

    assertThat(content(store.readLocal("main", MODULE))).isEqualTo("of main");
    assertThat(content(store.readLocal("worktree-second", MODULE))).isEqualTo("of second");
    assertThat(store.readLocal("worktree-third", MODULE)).isInstanceOf(Absent.class);
  }

  @Test
  void setsADamagedSnapshotAsideAndSaysSo() throws IOException {
    store.write(COMMIT, MODULE, bytes("records"));
    Path file = onlyFile();
    Files.write(file, bytes("rubbish that is longer than a checksum would be"));

    assertThat(reason(store.read(COMMIT, MODULE))).contains("damaged", "set aside");
    assertThat(store.read(COMMIT, MODULE)).isInstanceOf(Absent.class);
    assertThat(onlyFile().getFileName()).asString().endsWith(".damaged");
  }

  @Test
  void noticesEverySingleCutAndEverySingleFlippedBit() throws IOException {
    store.write(COMMIT, MODULE, bytes("records"));
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);

    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(file, flipped);
      assertThat(store.read(COMMIT, MODULE)).isInstanceOf(Unusable.class);
      Files.write(file, Arrays.copyOf(whole, i));
      assertThat(store.read(COMMIT, MODULE)).isInstanceOf(Unusable.class);
    }
  }

  @Test
  void movesWithItsDirectory() throws IOException {
    store.write(COMMIT, MODULE, bytes("records"));
    Path moved = temporary.resolve("elsewhere");
    Files.move(directory, moved);

    assertThat(content(new DirectoryStore(moved).read(COMMIT, MODULE))).isEqualTo("records");
  }

  @Test
  void saysThatAFileStandsInItsPlace() throws IOException {
    Files.createDirectories(directory.getParent());
    Files.writeString(directory, "a file");

    assertThat(notKept(store.write(COMMIT, MODULE, bytes("x"))))
        .containsIgnoringCase("not a directory");
    assertThat(reason(store.read(COMMIT, MODULE))).contains(directory.toString());
    assertThat(store.commits(MODULE).problem()).isPresent();
    assertThat(directory).hasContent("a file");
  }

  @Test
  void saysThatItCannotWriteWhereNobodyCan() {
    DirectoryStore readOnly = new DirectoryStore(Path.of("/proc/self/incremental"));

    assertThat(notKept(readOnly.write(COMMIT, MODULE, bytes("x")))).startsWith("cannot write");
    assertThat(readOnly.read(COMMIT, MODULE)).isInstanceOf(Absent.class);
  }

  @Test
  void leavesNoTemporaryFileWhenAWriteFails() throws IOException {
    Path file = directory.resolve("snapshots/" + COMMIT + "/" + MODULE + ".json.gz");
    Files.createDirectories(file.resolve("not empty"));

    assertThat(store.write(COMMIT, MODULE, bytes("x"))).isInstanceOf(NotKept.class);
    assertThat(files()).isEmpty();
    assertThat(reason(store.read(COMMIT, MODULE))).startsWith("cannot read");
  }

  @Test
  void isWholeForReadersWhileManyWrite() throws Exception {
    List<String> contents = IntStream.range(0, 8).mapToObj(i -> ("" + i).repeat(100_000)).toList();
    store.write(COMMIT, MODULE, bytes(contents.get(0)));
    ExecutorService writers = Executors.newFixedThreadPool(contents.size());
    List<Future<Writing>> writings = new ArrayList<>();
    for (int round = 0; round < 20; round++) {
      contents.forEach(
          content ->
              writings.add(writers.submit(() -> store.write(COMMIT, MODULE, bytes(content)))));
    }
    writers.shutdown();

    do {
      assertThat(content(store.read(COMMIT, MODULE))).isIn(contents);
    } while (!writers.isTerminated());
    for (Future<Writing> writing : writings) {
      assertThat(writing.get()).isInstanceOf(Kept.class);
    }
    assertThat(files()).hasSize(1);
  }

  @Test
  void refusesWhatIsNoCommit() {
    assertThat(notKept(store.write("../../etc", MODULE, bytes("x")))).contains("not the full id");
    assertThat(store.read("HEAD", MODULE)).isInstanceOf(Unusable.class);
    assertThat(directory).doesNotExist();
  }

  @Test
  void dropsTheOldestSnapshotsBeyondItsNumber() throws IOException {
    DirectoryStore small = new DirectoryStore(directory, 3);
    List<String> commits = IntStream.range(0, 5).mapToObj("%040x"::formatted).toList();
    for (int i = 0; i < 5; i++) {
      small.write(commits.get(i), "other", bytes("other"));
      small.write(commits.get(i), MODULE, bytes("records"));
      Path file = directory.resolve("snapshots/" + commits.get(i) + "/" + MODULE + ".json.gz");
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100 - i)));
    }

    assertThat(small.commits(MODULE).commits())
        .containsExactlyInAnyOrderElementsOf(commits.subList(2, 5));
  }

  @Test
  void sparesTheOldestOnesOverWhichOthersAreLaid() throws IOException {
    DirectoryStore small = new DirectoryStore(directory, 3);
    List<String> commits = IntStream.range(0, 6).mapToObj("%040x"::formatted).toList();
    for (int i = 0; i < 6; i++) {
      String commit = commits.get(i);
      byte[] content =
          i < 2 ? StoredSnapshots.whole(commit) : StoredSnapshots.delta(commit, commits.get(1));
      small.write(commit, MODULE, content);
      Path file = directory.resolve("snapshots/" + commit + "/" + MODULE + ".json.gz");
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100 - i)));
    }

    assertThat(small.commits(MODULE).commits())
        .containsExactlyInAnyOrder(commits.get(1), commits.get(3), commits.get(4), commits.get(5));
    assertThat(StoredSnapshots.isReadable(small, commits.get(5), MODULE)).isTrue();
  }

  @Test
  void dropsTheOldestPartsWhateverTheirSize() throws IOException {
    DirectoryStore small = new DirectoryStore(directory, 3);
    String name = PartName.of(MODULE, 1, 2);
    List<String> commits = IntStream.range(0, 5).mapToObj("%040x"::formatted).toList();
    for (int i = 0; i < 5; i++) {
      small.write(commits.get(i), name, StoredSnapshots.part(MODULE, commits.get(i), i > 1));
      Path file = directory.resolve("snapshots/" + commits.get(i) + "/" + name + ".json.gz");
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100 - i)));
    }

    assertThat(small.commits(name).commits())
        .containsExactlyInAnyOrderElementsOf(commits.subList(2, 5));
  }

  @Test
  void removesWhatKilledWritersLeftADayAgo() throws IOException {
    Path old = temporaryFile(".old.tmp", Instant.now().minusSeconds(90_000));
    Path fresh = temporaryFile(".fresh.tmp", Instant.now());

    store.write(COMMIT, MODULE, bytes("x"));

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  private Path temporaryFile(String name, Instant written) throws IOException {
    Files.createDirectories(directory);
    Path file = Files.writeString(directory.resolve(name), "half of a snap");
    return Files.setLastModifiedTime(file, FileTime.from(written));
  }

  private Path onlyFile() throws IOException {
    assertThat(files()).hasSize(1);
    return files().get(0);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String content(Stored stored) {
    return new String(((Found) stored).content(), UTF_8);
  }

  private static String reason(Stored stored) {
    return ((Unusable) stored).reason();
  }

  private static String notKept(Writing writing) {
    return ((NotKept) writing).reason();
  }
}
