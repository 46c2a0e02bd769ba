package dev.incremental.it.mutants;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How far the mutants go.
 *
 * @param seed what mutants are drawn from
 * @param killed how many killed mutants are wanted of a library
 * @param limit when to stop drawing, judged before each mutant
 * @param again whether mutants that an earlier commit of ours was held against are run again; their
 *     truth is taken from the ledger
 * @param directory where work trees, downloads and logs are
 * @param ledger the ledger's file
 */
record MutantOptions(
    long seed, int killed, Duration limit, boolean again, Path directory, Path ledger) {

  /** The options given as system properties {@code mutants.*}. */
  static MutantOptions ofSystemProperties(Path defaultDirectory) {
    Path directory = Path.of(property("directory", defaultDirectory.toString())).toAbsolutePath();
    return new MutantOptions(
        Long.parseLong(property("seed", "1")),
        Integer.parseInt(property("killed", "100")),
        Duration.ofMinutes(Long.parseLong(property("minutes", "60"))),
        Boolean.parseBoolean(property("again", "false")),
        directory,
        Path.of(property("ledger", directory.resolve("ledger.tsv").toString())));
  }

  private static String property(String name, String otherwise) {
    String value = System.getProperty("mutants." + name, "");
    return value.isEmpty() || value.startsWith("${") ? otherwise : value;
  }
}
