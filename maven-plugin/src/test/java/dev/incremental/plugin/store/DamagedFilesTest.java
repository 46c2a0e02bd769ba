package dev.incremental.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.ByteMutations;
import dev.incremental.plugin.snapshot.RandomSnapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.store.Stored.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file of the store, nothing else than what was written is read from it. */
class DamagedFilesTest {
  private static final int COUNT = Integer.getInteger("fuzz.count", 1000);
  private static final String COMMIT = "4f2c9e1a".repeat(5);
  private static final String MODULE = "shop";

  @TempDir Path directory;

  @Test
  void aDamagedFileIsNeverFound() throws IOException {
    DirectoryStore store = new DirectoryStore(directory);
    byte[] content = new SnapshotCodec().write(RandomSnapshot.of(new Random(1), 40));
    store.write(COMMIT, MODULE, content);
    assertThat(((Found) store.read(COMMIT, MODULE)).content()).isEqualTo(content);
    Path file;
    try (Stream<Path> files = Files.walk(directory)) {
      file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    ByteMutations mutations = new ByteMutations(new Random(2));
    for (int i = 0; i < COUNT; i++) {
      Files.write(file, mutations.of(whole));

      assertThat(store.read(COMMIT, MODULE)).as("mutant %d", i).isInstanceOf(Stored.Unusable.class);
    }
  }
}
