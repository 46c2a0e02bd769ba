package dev.incremental.plugin.fingerprint;

/** A class file's bytes could not be understood. */
public final class UnreadableClassException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableClassException(RuntimeException cause) {
    super(reason(cause), cause);
  }

  private static String reason(RuntimeException cause) {
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    if (message != null && message.startsWith("Unsupported class file")) {
      return message;
    }
    return "damaged class file (" + kind + ": " + message + ")";
  }
}
