package dev.incremental.plugin.store;

import java.util.Optional;

/** How a request to an HTTP server ended. */
sealed interface WebAnswer {

  /**
   * The server answered.
   *
   * @param etag what tells this version of the file from others, if the server said something that
   *     a condition can be built on
   * @param body empty unless the status is one of success
   */
  record Answered(int status, Optional<String> etag, Optional<String> location, byte[] body)
      implements WebAnswer {
    /** The same, given by somebody who knows nothing of the store's versions. */
    Answered fromElsewhere() {
      return new Answered(status, Optional.empty(), location, body);
    }

    boolean isSuccess() {
      return status / 100 == 2;
    }

    boolean isMissing() {
      return status == 404 || status == 410;
    }

    boolean isRedirect() {
      return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** Whether the same request may fare better a little later. */
    boolean isPassing() {
      return switch (status) {
        case 429 -> true;
        case 501, 505, 507 -> false;
        default -> status / 100 == 5;
      };
    }
  }

  /**
   * There was no answer that could be used.
   *
   * @param reason a clause for the user
   */
  record NoAnswer(String reason) implements WebAnswer {}

  /** The answer was longer than it may be. */
  record TooLong() implements WebAnswer {}
}
