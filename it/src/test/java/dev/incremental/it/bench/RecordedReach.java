package dev.incremental.it.bench;

import java.util.Random;

/**
 * How much tests reach, as three libraries were recorded: commons-cli 1.11.0, commons-csv 1.14.1
 * and commons-validator 1.11.0, 1,764 tests together.
 *
 * <p>Each library was recorded by {@code mvn incremental:snapshot}, as the proofs do, and its
 * snapshot was counted:
 *
 * <table>
 * <caption>10 %, 50 %, 90 % of them have at most; the largest</caption>
 * <tr><th></th><th>cli</th><th>csv</th><th>validator</th></tr>
 * <tr><td>entries a test</td><td>1, 59, 90; 153</td><td>32, 91, 147; 238</td>
 *   <td>6, 18, 141; 182</td></tr>
 * <tr><td>scopes a test uses</td><td>5, 13, 387; 486</td><td>10, 13, 17; 48</td>
 *   <td>9, 12, 58; 93</td></tr>
 * <tr><td>tests an entry is touched by, % of all</td><td>0.2, 0.3, 11; 74</td>
 *   <td>0.2, 0.2, 33; 90</td><td>0.1, 0.3, 6; 52</td></tr>
 * <tr><td>entries that a method implies</td><td>1, 2, 5; 10</td><td>1, 2, 4; 8</td>
 *   <td>1, 2, 3; 8</td></tr>
 * <tr><td>methods reached, a main class</td><td>9</td><td>19</td><td>8</td></tr>
 * <tr><td>initialisers, a main class</td><td>1.3</td><td>2.8</td><td>0.9</td></tr>
 * <tr><td>scopes of tests and of state, a test</td><td>1.1</td><td>0.1</td><td>0.2</td></tr>
 * <tr><td>tests a class</td><td>12</td><td>14</td><td>9</td></tr>
 * <tr><td>names of libraries' classes that the JVM asked for</td><td>1,970</td><td>2,521</td>
 *   <td>1,120</td></tr>
 * </table>
 *
 * <p>Numbers drawn here lie between these: one of the three libraries is drawn first, then a value
 * between two of its quantiles.
 */
final class RecordedReach {
  private static final double[] SHARES = {0, 0.1, 0.5, 0.9, 1};
  private static final int[][] ENTRIES = {
    {1, 1, 59, 90, 153}, {1, 32, 91, 147, 238}, {1, 6, 18, 141, 182}
  };
  private static final int[][] USES = {
    {5, 5, 13, 387, 486}, {5, 10, 13, 17, 48}, {5, 9, 12, 58, 93}
  };
  private static final int[][] IMPLIED = {{1, 1, 2, 5, 10}, {1, 1, 2, 4, 8}, {1, 1, 2, 3, 8}};

  static final int METHODS_A_CLASS = 8;
  static final double INITIALISERS_A_CLASS = 0.9;
  static final double STATES_A_TEST = 0.4;
  static final int TESTS_A_CLASS = 10;
  static final int LIBRARY_CLASSES = 2_000;

  private final Random random;

  RecordedReach(Random random) {
    this.random = random;
  }

  /** A number of entries that a test touches. */
  int entries() {
    return draw(ENTRIES);
  }

  /** A number of scopes that a test uses. */
  int uses() {
    return draw(USES);
  }

  /** A number of entries that a method implies, that of its own class among them. */
  int implied() {
    return draw(IMPLIED);
  }

  private int draw(int[][] libraries) {
    int[] quantiles = libraries[random.nextInt(libraries.length)];
    double share = random.nextDouble();
    int upper = 1;
    while (SHARES[upper] < share) {
      upper++;
    }
    double between = (share - SHARES[upper - 1]) / (SHARES[upper] - SHARES[upper - 1]);
    int low = quantiles[upper - 1];
    return low + (int) Math.round(between * (quantiles[upper] - low));
  }
}
