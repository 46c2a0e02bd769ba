package dev.incremental.plugin.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names under which stores have what the shards of a run recorded, beside the snapshots. */
public final class PartName {
  private static final Pattern PART = Pattern.compile("(.+)-shard-\\d{1,3}-of-\\d{1,3}");

  private PartName() {}

  /**
   * The name of a part.
   *
   * @param index which shard, from 1
   * @param count how many there are
   */
  public static String of(String module, int index, int count) {
    return beginning(module) + index + "-of-" + count;
  }

  /** How the names of all parts of a module begin. */
  static String beginning(String module) {
    return module + "-shard-";
  }

  /** The module that a part belongs to, if a name is that of a part. */
  static Optional<String> moduleOf(String name) {
    Matcher part = PART.matcher(name);
    return part.matches() ? Optional.of(part.group(1)) : Optional.empty();
  }
}
