package dev.incremental.plugin.mojo;

import dev.incremental.plugin.store.StoreAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where the user wants snapshots to be kept. */
final class StoreLocation {
  private StoreLocation() {}

  /**
   * The place; empty where none is chosen.
   *
   * @param base what a relative path is relative to
   * @throws UserProblem if it is no place
   */
  static Optional<StoreAddress> of(@Nullable String text, Path base) throws UserProblem {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    StoreAddress.Parsing parsing = StoreAddress.parse(text, base);
    if (parsing instanceof StoreAddress.Parsing.Read read) {
      return Optional.of(read.address());
    }
    StoreAddress.Parsing.Refused refused = (StoreAddress.Parsing.Refused) parsing;
    throw new UserProblem(refused.what(), "parameter incremental.store", refused.next());
  }
}
