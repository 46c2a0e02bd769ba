package dev.incremental.plugin.report;

/**
 * A class or file with what an edit of it selects, as far as recorded.
 *
 * @param kind {@code class}, {@code resource}, {@code file} or {@code directory}
 * @param name the class or path
 * @param tests how many tests an edit somewhere in it may select
 * @param millis how long these took when they last ran, in milliseconds
 * @param methods how many of its methods are known; 0 for what is no class
 * @param heaviest the method of it on which most tests depend; empty where there is none
 * @param heaviestTests how many tests that is
 */
public record HotSpot(
    String kind,
    String name,
    int tests,
    long millis,
    int methods,
    String heaviest,
    int heaviestTests) {

  /** What the most telling edit selects: that of one method, or of the whole where it has none. */
  int weight() {
    return methods == 0 ? tests : heaviestTests;
  }
}
