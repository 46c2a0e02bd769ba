package dev.incremental.sample;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Code that is neither the agent's nor the JDK's. */
public final class AskingCode {
  private AskingCode() {}

  /** Asks from a method that a stream of the JDK calls. */
  public static void askInStream(String name, Consumer<String> question) {
    Stream.of(name).forEach(question::accept);
  }
}
