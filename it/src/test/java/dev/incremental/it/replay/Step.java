package dev.incremental.it.replay;

import dev.incremental.it.libraries.LibraryTree.Composition;

/**
 * A change between two neighbouring versions of a library. The newer POM is on both sides: it names
 * what either needs, and a change of it would run everything.
 */
record Step(String library, String older, String newer, Kind kind) {

  /** What changes, and what stays. */
  enum Kind {
    /** The older tests, first on the sources they were published with, then on the newer ones. */
    OLDER_TESTS,
    /** The newer tests, first on the sources they were published with, then on the older ones. */
    NEWER_TESTS,
    /** Sources and tests of the older version, then both of the newer one. */
    VERSION
  }

  Composition before() {
    return switch (kind) {
      case OLDER_TESTS -> new Composition(older, older, newer);
      case NEWER_TESTS -> new Composition(newer, newer, newer);
      case VERSION -> new Composition(older, older, newer);
    };
  }

  Composition after() {
    return switch (kind) {
      case OLDER_TESTS -> new Composition(newer, older, newer);
      case NEWER_TESTS -> new Composition(older, newer, newer);
      case VERSION -> new Composition(newer, newer, newer);
    };
  }
}
