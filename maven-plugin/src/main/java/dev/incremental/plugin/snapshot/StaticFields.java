package dev.incremental.plugin.snapshot;

import java.util.Set;

/** Tells through which static fields methods hand state to each other. */
@FunctionalInterface
public interface StaticFields {
  /** Of no method anything is known. */
  StaticFields NONE = method -> Set.of();

  /**
   * Static fields, such as {@code a.B.rates}, that a method reads or writes.
   *
   * @param method its name, such as {@code a.B#total(La/Order;)I}
   */
  Set<String> of(String method);
}
