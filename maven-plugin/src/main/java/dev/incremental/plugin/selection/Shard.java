package dev.incremental.plugin.selection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several machines that share a run.
 *
 * @param index from 1
 * @param count how many there are
 */
public record Shard(int index, int count) {
  /** More machines than this are a slip of the keyboard. */
  public static final int MOST = 999;

  private static final Pattern FORM = Pattern.compile("(\\d{1,3})/(\\d{1,3})");

  /** Reads {@code 2/8}; empty where it is nothing of the kind. */
  public static Optional<Shard> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return shard.index >= 1 && shard.index <= shard.count ? Optional.of(shard) : Optional.empty();
  }

  /** As people say it. */
  @Override
  public String toString() {
    return index + " of " + count;
  }
}
