package dev.incremental.plugin.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a build found of one seed.
 *
 * @param name the seed's name
 * @param after the seed whose data it begins with, empty where there is none
 * @param function what writes it, as {@code a.Seeds#company}; empty where that is not known
 * @param state what it was like when the build was through with it
 * @param why it was not up to date, or could not be made; empty where it was or nobody knows
 * @param madeAt when its database was made, null where there is none
 * @param bytes how large that is, -1 where there is none
 */
public record SeedFinding(
    String name,
    String after,
    String function,
    SeedState state,
    String why,
    @Nullable Instant madeAt,
    long bytes) {

  /** A seed of which nobody knows more than its name. */
  static SeedFinding unknown(String name) {
    return new SeedFinding(name, "", "", SeedState.NOT_KNOWN, "", null, -1);
  }

  /** What it is like, and why where it is not as it should be. */
  String sentence() {
    if (state == SeedState.FAILED && !why.isEmpty()) {
      return why;
    }
    return why.isEmpty() ? state.words() : state.words() + ": " + why;
  }
}
