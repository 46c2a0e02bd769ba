package dev.incremental.plugin.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cache remembers, what it refuses to remember, and what it survives. */
class HashCacheTest {
  @TempDir Path directory;
  private Path file;
  private Path store;
  private int readings;

  @BeforeEach
  void aFile() throws IOException {
    store = directory.resolve("cache dir/hashes");
    file = Files.writeString(directory.resolve("naïve 文.txt"), "one");
  }

  @Test
  void fileAtRestIsReadOnce() throws IOException {
    HashCache cache = TestClock.later().cache(store);

    assertThat(derive(cache)).isEqualTo("one");
    assertThat(derive(cache)).isEqualTo("one");
    assertThat(readings).isOne();
  }

  @Test
  void nextRunReadsNothingAgain() throws IOException {
    remember();

    assertThat(derive(HashCache.open(store))).isEqualTo("one");
    assertThat(readings).isOne();
  }

  @Test
  void changedFileIsReadAgain() throws IOException {
    remember();
    Files.writeString(file, "two!");

    assertThat(derive(HashCache.open(store))).isEqualTo("two!");
  }

  @Test
  void changeBehindARestoredTimeIsSeen() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    remember();
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, time);

    assertThat(derive(HashCache.open(store))).isEqualTo("two");
  }

  @Test
  void fileThatTookAnothersPlaceIsSeen() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    remember();
    Path other = Files.writeString(directory.resolve("other"), "two");
    Files.setLastModifiedTime(other, time);
    Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(derive(HashCache.open(store))).isEqualTo("two");
  }

  @Test
  void racyFileIsNotRemembered() throws IOException {
    HashCache cache = TestClock.now().cache(store);

    assertThat(derive(cache)).isEqualTo("one");
    cache.save();

    assertThat(store).doesNotExist();
    assertThat(derive(HashCache.open(store))).isEqualTo("one");
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void fileOfTheFutureIsRacy() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));

    assertThat(FileStamp.of(file).isAtRest(Instant.now().plusSeconds(60))).isFalse();
  }

  @Test
  void timesInWholeSecondsNeedMoreDistance() {
    Instant reading = Instant.ofEpochSecond(1000);

    assertThat(stampOf(Instant.ofEpochSecond(999)).isAtRest(reading)).isFalse();
    assertThat(stampOf(Instant.ofEpochSecond(997)).isAtRest(reading)).isTrue();
    assertThat(stampOf(Instant.ofEpochSecond(999, 500)).isAtRest(reading)).isTrue();
    assertThat(stampOf(Instant.ofEpochSecond(999, 990_000_000)).isAtRest(reading)).isFalse();
  }

  @Test
  void differentDerivationsOfOneFileAreKeptApart() throws IOException {
    HashCache cache = TestClock.later().cache(store);
    FileStamp stamp = FileStamp.of(file);

    cache.derive("X", file, stamp, path -> new byte[] {1});
    byte[] other = cache.derive("Y", file, stamp, path -> new byte[] {2}).bytes();

    assertThat(other).containsExactly(2);
  }

  @Test
  void unchangedCacheIsNotWritten() throws IOException {
    remember();
    FileTime longAgo = FileTime.from(Instant.ofEpochSecond(1000));
    Files.setLastModifiedTime(store, longAgo);
    HashCache cache = TestClock.later().cache(store);

    derive(cache);
    cache.save();

    assertThat(Files.getLastModifiedTime(store)).isEqualTo(longAgo);
  }

  @Test
  void entriesThatWereNotNeededAreKept() throws IOException {
    remember();
    HashCache cache = TestClock.later().cache(store);
    Path other = Files.writeString(directory.resolve("other"), "two");
    cache.derive("X", other, FileStamp.of(other), Files::readAllBytes);
    cache.save();

    derive(HashCache.open(store));

    assertThat(readings).isOne();
  }

  @Test
  void damageAnywhereEmptiesTheCache() throws IOException {
    remember();
    byte[] whole = Files.readAllBytes(store);
    Random random = new Random(1);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 + random.nextInt(255));
      Files.write(store, damaged);
      readings = 0;

      assertThat(derive(HashCache.open(store))).isEqualTo("one");
      assertThat(readings).as("damage at %d", i).isOne();
    }
  }

  @Test
  void truncationAnywhereEmptiesTheCache() throws IOException {
    remember();
    byte[] whole = Files.readAllBytes(store);
    for (int length = 0; length < whole.length; length++) {
      Files.write(store, java.util.Arrays.copyOf(whole, length));
      readings = 0;

      assertThat(derive(HashCache.open(store))).isEqualTo("one");
      assertThat(readings).isOne();
    }
  }

  @Test
  void concurrentRunsLeaveAWholeCacheAndNothingElse() throws Exception {
    ExecutorService runs = Executors.newFixedThreadPool(4);
    List<Future<String>> results = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Path own = Files.writeString(directory.resolve("file" + i), "x".repeat(i));
      Callable<String> run =
          () -> {
            HashCache cache = TestClock.later().cache(store);
            cache.derive("X", own, FileStamp.of(own), Files::readAllBytes);
            cache.save();
            return "";
          };
      results.add(runs.submit(run));
    }
    for (Future<String> result : results) {
      result.get();
    }
    runs.shutdown();

    assertThat(new HashCacheFile(store).read()).isNotEmpty();
    try (Stream<Path> files = Files.list(store.getParent())) {
      assertThat(files).containsExactly(store);
    }
  }

  private void remember() throws IOException {
    HashCache cache = TestClock.later().cache(store);
    derive(cache);
    cache.save();
  }

  private String derive(HashCache cache) throws IOException {
    HashCache.Derived derived =
        cache.derive(
            "X",
            file,
            FileStamp.of(file),
            path -> {
              readings++;
              return Files.readAllBytes(path);
            });
    return new String(derived.bytes(), UTF_8);
  }

  private static FileStamp stampOf(Instant time) {
    long nanos = time.getEpochSecond() * 1_000_000_000 + time.getNano();
    return new FileStamp(FileStamp.Type.FILE, 3, nanos, nanos, 7);
  }
}
