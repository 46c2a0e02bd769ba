package dev.incremental.plugin.git;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** What was read from a repository, or why it could not be. */
public sealed interface Reading<T> {

  /** It could be read. */
  record Known<T>(T value) implements Reading<T> {}

  /**
   * It could not be read, or is not there.
   *
   * @param reason a clause for the user, without a full stop
   */
  record Unreadable<T>(String reason) implements Reading<T> {}

  /** The value where there is one. */
  default Optional<T> asOptional() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }

  /** The reason why there is no value; empty where there is one. */
  default Optional<String> problem() {
    return this instanceof Unreadable<T> unreadable
        ? Optional.of(unreadable.reason())
        : Optional.empty();
  }

  /** Goes on with the value where there is one. */
  default <R> Reading<R> then(Function<T, Reading<R>> next) {
    return this instanceof Unreadable<T> unreadable
        ? new Unreadable<>(unreadable.reason())
        : next.apply(((Known<T>) this).value());
  }

  /** Reads; any exception becomes a reason, since JGit throws unchecked ones on damaged files. */
  static <T> Reading<T> attempt(Callable<Reading<T>> read) {
    try {
      return read.call();
    } catch (Exception e) {
      return new Unreadable<>("JGit cannot read it: " + inWords(e));
    }
  }

  private static String inWords(Exception e) {
    String message = e.getMessage();
    String type = e.getClass().getSimpleName();
    if (message == null) {
      return type;
    }
    return message.contains(" ") ? message : type + ": " + message;
  }
}
