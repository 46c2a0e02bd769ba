package dev.incremental.plugin.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The commits that a store has of a module.
 *
 * @param entries what is there, by the commits' full ids; as many as could be listed
 * @param problem why that may not be all, as a clause for the user
 */
public record Listing(Map<String, Entry> entries, Optional<String> problem) {

  /**
   * What a store tells of a snapshot without reading it.
   *
   * @param written when it was last written, if the store knows
   * @param size its length in bytes as it is stored, checksum included, if the store knows
   */
  public record Entry(Optional<Instant> written, OptionalLong size) {
    static final Entry UNKNOWN = new Entry(Optional.empty(), OptionalLong.empty());

    static Entry of(Instant written, long size) {
      return new Entry(Optional.of(written), OptionalLong.of(size));
    }
  }

  public Listing {
    entries = Map.copyOf(entries);
  }

  /** The full ids. */
  public Set<String> commits() {
    return entries.keySet();
  }

  static Listing of(Map<String, Entry> entries) {
    return new Listing(entries, Optional.empty());
  }

  static Listing failed(String problem) {
    return new Listing(Map.of(), Optional.of(problem));
  }

  /** The same, less certain. */
  Listing butFor(String doubt) {
    return new Listing(entries, Optional.of(doubt));
  }

  /** All that is in one of both. */
  Listing and(Listing other) {
    Map<String, Entry> all = new LinkedHashMap<>(other.entries);
    all.putAll(entries);
    return new Listing(all, problem.or(other::problem));
  }
}
