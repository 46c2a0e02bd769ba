package dev.incremental.plugin.mojo;

/** Something that the user can put right: what happened, where, and what to do next. */
final class UserProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;

  UserProblem(String what, String where, String next) {
    super(what + " (" + where + "): " + next);
    this.what = what;
  }

  UserProblem(String what, String where, String next, Throwable cause) {
    super(what + " (" + where + "): " + next, cause);
    this.what = what;
  }

  /** What happened, without where and what to do. */
  String what() {
    return what;
  }
}
