package dev.incremental.plugin.database;

/** What a seed's database holds cannot be put into an image, or not be taken from one. */
public final class NoImageException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param reason a clause for the user, without a full stop and without passwords
   */
  NoImageException(String reason) {
    super(reason);
  }

  NoImageException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** Why, as a clause. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
