package dev.incremental.it.proof;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a proof goes.
 *
 * @param seed what edits are drawn from
 * @param killed how many killed edits are wanted
 * @param limit when to stop drawing, judged before each edit
 * @param lanes how many edits are judged at the same time, each in work trees of its own
 * @param again whether edits that an earlier commit of ours was held against are run again; their
 *     truth is taken from the ledger
 * @param truthOnly whether to stop at the truth, for a machine that has no build of ours
 * @param directory where work trees, downloads and logs are
 * @param ledger the ledger's file
 */
public record ProofOptions(
    long seed,
    int killed,
    Duration limit,
    int lanes,
    boolean again,
    boolean truthOnly,
    Path directory,
    Path ledger) {

  /** The options given as system properties {@code proof.*}. */
  public static ProofOptions ofSystemProperties(Path defaultDirectory) {
    Path directory = Path.of(property("directory", defaultDirectory.toString()));
    return new ProofOptions(
        Long.parseLong(property("seed", "1")),
        Integer.parseInt(property("killed", "30")),
        Duration.ofMinutes(Long.parseLong(property("minutes", "55"))),
        Integer.parseInt(property("lanes", "1")),
        Boolean.parseBoolean(property("again", "false")),
        Boolean.parseBoolean(property("truthOnly", "false")),
        directory,
        Path.of(property("ledger", directory.resolve("ledger.tsv").toString())));
  }

  private static String property(String name, String otherwise) {
    @Nullable String value = System.getProperty("proof." + name);
    return value == null || value.isEmpty() || value.startsWith("${") ? otherwise : value;
  }
}
