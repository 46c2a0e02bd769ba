package dev.incremental.testdb;

import dev.incremental.testdb.contract.SeedTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The seeds that were made for the tests of this JVM.
 *
 * @param directory where that stands
 */
record KnownSeeds(Path directory) {
  private static final String NEXT = "run mvn incremental:seed";

  /**
   * What there is of a seed. It is read each time: the test that asks depends on it.
   *
   * @param test the class that wants it
   * @throws NoDatabaseException if there is no such seed
   */
  SeedTable.Kept get(Class<?> test, String seed) {
    try {
      SeedTable table = SeedTable.read(directory);
      SeedTable.Kept kept = table.seeds().get(seed);
      String noted = noted(seed);
      if (kept == null) {
        String known =
            table.seeds().isEmpty()
                ? "no seed was made for these tests"
                : "there are " + String.join(", ", table.seeds().keySet());
        throw new NoDatabaseException(
            "There is no seed '" + seed + "'", test.getName(), known + "; " + NEXT);
      }
      if (!noted.equals(kept.content())) {
        throw new NoDatabaseException(
            "The seed '" + seed + "' was made anew meanwhile", directory.toString(), NEXT);
      }
      return kept;
    } catch (IOException e) {
      throw new NoDatabaseException(
          "What is known of seeds cannot be read: " + e, directory.toString(), NEXT, e);
    }
  }

  private String noted(String seed) throws IOException {
    Path file = SeedTable.noted(directory, seed);
    return SeedTable.isName(seed) && Files.exists(file)
        ? Files.readString(file, StandardCharsets.UTF_8)
        : "";
  }
}
