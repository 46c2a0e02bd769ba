package dev.incremental.testdb.restore;

/** Where a sequence stands. */
record Position(long last, boolean isCalled) {}
