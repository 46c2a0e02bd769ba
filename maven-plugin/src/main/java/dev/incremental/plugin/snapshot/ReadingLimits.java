package dev.incremental.plugin.snapshot;

import java.time.Instant;

/**
 * Bounds what a snapshot may cost, in memory while it is read and in time when tests are selected
 * with it: it may come from anywhere.
 *
 * <p>What is bounded is what few bytes can make much of: texts and sets that many rows refer to,
 * tables of very small rows. Each bound is at least ten times what 10,000 tests need.
 */
final class ReadingLimits {
  /** Of the name of a class with tests, in characters. */
  private static final int CLASS_NAME = 4096;

  /** Of the parts of such a name that {@code $} separates; each may name a container. */
  private static final int NESTED = 256;

  private static final int SETTINGS = 1 << 14;
  private static final long LONGEST_TEST = 1L << 40;
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final int TEXT_BYTES = 64;
  private static final int ROW_BYTES = 128;
  private static final int ENTRY_BYTES = 64;
  private static final int SET_BYTES = 32;

  private final Left memory =
      new Left("more memory", Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4));
  private final Left entryNames = new Left("longer names of entries", 1L << 28);
  private final Left touchedNames = new Left("longer names of what tests touched", 1L << 35);
  private final Left otherNames = new Left("longer names of tests and scopes", 1L << 26);
  private final Left implied = new Left("more implied entries", 1L << 27);
  private final Left settingTexts = new Left("longer texts of settings", 1L << 26);
  private final Left settings = new Left("more settings", SETTINGS);
  private int[] lengths = {};

  /** What is left of something. */
  private static final class Left {
    private final String what;
    private long amount;

    Left(String what, long amount) {
      this.what = what;
      this.amount = amount;
    }

    void spend(long cost) throws UnreadableSnapshotException {
      amount -= cost;
      if (amount < 0) {
        throw new UnreadableSnapshotException("it takes " + what + " than any snapshot should");
      }
    }
  }

  /** How many bytes a snapshot may have when it is inflated. */
  static int inflated(int most) {
    return (int) Math.min(most, Runtime.getRuntime().maxMemory() / 16);
  }

  void text(int length) throws UnreadableSnapshotException {
    memory.spend(TEXT_BYTES + (long) length * Character.BYTES);
  }

  void row() throws UnreadableSnapshotException {
    memory.spend(ROW_BYTES);
  }

  /** A set, before it is read. */
  void set(int members) throws UnreadableSnapshotException {
    memory.spend(SET_BYTES + (long) members * Integer.BYTES);
  }

  /** That many entries, before they are read. */
  void entries(int count) throws UnreadableSnapshotException {
    memory.spend((long) count * ENTRY_BYTES);
    lengths = new int[count];
  }

  void entry(int index, String owner, String member, Indices implies)
      throws UnreadableSnapshotException {
    lengths[index] = owner.length() + member.length() + 1;
    entryNames.spend(lengths[index]);
    implied.spend(implies.size());
  }

  /** What a test touched: each of its entries may be looked up by name. */
  void touched(Indices entries) throws UnreadableSnapshotException {
    long sum = 0;
    for (int i = 0; i < entries.size(); i++) {
      sum += lengths[entries.get(i)];
    }
    touchedNames.spend(sum);
  }

  void scope(String name) throws UnreadableSnapshotException {
    otherNames.spend(name.length());
  }

  void test(TestId id, long millis) throws UnreadableSnapshotException {
    otherNames.spend((long) id.className().length() + id.method().length());
    check(id.className().length() <= CLASS_NAME, "it has a test class with a very long name");
    long nested = id.className().chars().filter(c -> c == '$').count();
    check(nested < NESTED, "it has a test class that is nested too deeply");
    check(millis >= 0 && millis <= LONGEST_TEST, "it has a duration that no test has");
  }

  void container(ContainerId id) throws UnreadableSnapshotException {
    otherNames.spend(id.name().length());
  }

  void setting(Setting setting) throws UnreadableSnapshotException {
    settings.spend(1);
    settingTexts.spend((long) setting.name().length() + setting.text().length());
  }

  /** Beyond four digits of a year many an arithmetic fails. */
  static Instant moment(String text) throws UnreadableSnapshotException {
    Instant moment = Instant.parse(text);
    check(!moment.isBefore(FIRST) && !moment.isAfter(LAST), "it has a moment in no usual year");
    return moment;
  }

  private static void check(boolean holds, String otherwise) throws UnreadableSnapshotException {
    if (!holds) {
      throw new UnreadableSnapshotException(otherwise);
    }
  }
}
