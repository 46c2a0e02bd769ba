package dev.incremental.testdb.restore;

/** Where a sequence stands. */
record Position(long last, boolean isCalled) {

  /** As a number, with an {@code f} behind it if the next one will be this. */
  static Position of(String text) {
    boolean isCalled = !text.endsWith("f");
    String number = isCalled ? text : text.substring(0, text.length() - 1);
    return new Position(Long.parseLong(number), isCalled);
  }
}
