package dev.incremental.plugin.fingerprint;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The project's classes as they were when they were fingerprinted. */
public interface ClassSource {
  /** Facts of a project class; empty where the project's directories hold no such class. */
  Optional<ClassFacts> facts(String name);

  /** Binary names of all project classes. */
  Set<String> names();

  /**
   * For each method of a project class, folded ones included, by {@code name(desc)ret}: binary
   * names of all classes that its code, its annotations or its class's annotations refer to,
   * whether of the project or not. Empty where there is no such class.
   */
  Map<String, Set<String>> references(String name);

  /** Binary names of classes whose file is no longer what was fingerprinted. */
  Set<String> changedSince();
}
