package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.FieldsOfClass;

/** Tells what the project's methods do with fields. */
@FunctionalInterface
public interface ProjectFields {
  /** Of no class anything is known. */
  ProjectFields NONE = name -> FieldsOfClass.NONE;

  /**
   * The fields of a class and what its methods do with fields.
   *
   * @param className binary name, such as {@code a.B}
   */
  FieldsOfClass of(String className);
}
