package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.SeedTemplates;
import dev.incremental.plugin.fingerprint.SeedFunction;
import dev.incremental.plugin.report.SeedFinding;
import dev.incremental.plugin.report.SeedFindings;
import dev.incremental.plugin.report.SeedState;
import dev.incremental.testdb.contract.SeedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Notes what a build finds of seeds, for reports that are made when no server runs. */
final class SeedNotes {
  private final Path file;
  private final Map<String, SeedFinding> findings = new LinkedHashMap<>();

  /**
   * Those of a module whose seeds nobody has looked at yet.
   *
   * @param seeds all that it has
   */
  SeedNotes(RunFiles files, Collection<SeedFunction> seeds) {
    this.file = files.seeds();
    for (SeedFunction each : seeds) {
      note(each, SeedState.NOT_KNOWN, "the build ended before");
    }
  }

  /** There is a database of the seed. */
  void isThere(
      SeedFunction seed, SeedState state, String why, SeedTemplates templates, SeedTable.Kept kept)
      throws DatabaseException {
    SeedTemplates.Look look = templates.look(kept.template());
    findings.put(
        seed.seed(),
        new SeedFinding(
            seed.seed(), seed.after(), seed.place(), state, why, look.since(), look.size()));
  }

  /** There is none that tests could begin with. */
  void note(SeedFunction seed, SeedState state, String why) {
    findings.put(
        seed.seed(),
        new SeedFinding(seed.seed(), seed.after(), seed.place(), state, why, null, -1));
  }

  /** Keeps what was found. */
  void write() throws IOException {
    new WholeFile(file)
        .write(new SeedFindings(Instant.now(), findings.values().stream().toList()).text());
  }

  /** What the last build noted; empty where none did. */
  static Optional<SeedFindings> read(RunFiles files) throws IOException {
    return Files.exists(files.seeds())
        ? Optional.of(SeedFindings.read(Files.readString(files.seeds())))
        : Optional.empty();
  }

  /** There are no seeds any more. */
  static void forget(RunFiles files) throws IOException {
    Files.deleteIfExists(files.seeds());
  }
}
