package dev.incremental.plugin.store;

import java.io.Serial;

/** Says why a text is not the key that is needed, without a word of the text. */
final class UnusableKeyException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception; the reason continues "the private key in …". */
  UnusableKeyException(String reason) {
    super(reason);
  }
}
