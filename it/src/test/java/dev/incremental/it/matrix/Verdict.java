package dev.incremental.it.matrix;

/**
 * What a cell came to.
 *
 * @param kind in one word
 * @param detail why everything ran, or what went wrong; may be empty
 */
record Verdict(Kind kind, String detail) {

  /** What can come out. */
  enum Kind {
    /** Just the affected methods ran. */
    WORKS("works"),
    /** All tests of the affected classes ran, and no others. */
    WORKS_BY_CLASS("works, by class"),
    /** Everything ran, and a line said why. */
    RUNS_EVERYTHING("runs everything"),
    /** Without us no test runs either, or the build fails. */
    NOT_WITHOUT_US("does not run without us either"),
    /** An affected test did not run, or the build failed where it succeeds without us. */
    BROKEN("broken");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  String text() {
    return detail.isEmpty() ? kind.title() : kind.title() + ": " + detail;
  }
}
