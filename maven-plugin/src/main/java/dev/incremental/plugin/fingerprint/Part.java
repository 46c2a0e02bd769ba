package dev.incremental.plugin.fingerprint;

/** Numbers that begin the parts of a class's normal form, so that no part passes for another. */
final class Part {
  static final int ANNOTATION = 1;
  static final int TYPE_ANNOTATION = 2;
  static final int PARAMETER = 3;
  static final int PARAMETER_COUNT = 4;
  static final int PARAMETER_ANNOTATION = 5;
  static final int DEFAULT = 6;
  static final int FIELD = 7;
  static final int METHOD = 8;
  static final int COMPONENT = 9;
  static final int PERMITTED = 10;
  static final int MEMBER = 11;
  static final int ENCLOSING = 12;

  private Part() {}
}
