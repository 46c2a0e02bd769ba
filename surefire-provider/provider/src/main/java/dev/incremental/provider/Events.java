package dev.incremental.provider;

import org.jspecify.annotations.Nullable;

/** Where the launcher's callbacks go: the agent, or whatever a test puts in its place. */
@FunctionalInterface
interface Events {
  /**
   * Reports an event or asks for a value.
   *
   * @param what the event's name
   * @param arguments its arguments, their number and types depending on the name
   * @return the answer, null where there is none; never throws
   */
  @Nullable Object event(String what, @Nullable Object... arguments);

  /** The value of one of the agent's options, null where it is not set or there is no agent. */
  default @Nullable String option(String key) {
    return event("option", key) instanceof String text ? text : null;
  }

  /**
   * Whether a test plan is being executed in this JVM. A plan or a discovery that starts meanwhile
   * was started by a test and is that test's own business.
   */
  default boolean running() {
    return "true".equals(option("running"));
  }
}
