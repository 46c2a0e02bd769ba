package dev.incremental.plugin.fingerprint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A constant of another module whose old value may still be in a module's class files.
 *
 * @param owner binary name of its class
 * @param name its name
 * @param source the first source file that names it and was not compiled since
 */
public record StaleConstant(String owner, String name, Path source) {

  /** What may be stale and what to do about it, for the user; empty where nothing is. */
  public static Optional<String> sentence(List<StaleConstant> all) {
    String others =
        switch (all.size()) {
          case 0, 1 -> "";
          case 2 -> ", nor is another constant";
          default -> ", nor are " + (all.size() - 1) + " other constants";
        };
    return all.stream().findFirst().map(first -> first.sentence(others));
  }

  private String sentence(String others) {
    return owner
        + "."
        + name
        + " is no longer what it was when "
        + source.getFileName()
        + " was compiled"
        + others
        + ": tests may see the old value; those that the new one affects run when this module is"
        + " compiled anew, for instance after mvn clean";
  }
}
