package dev.incremental.plugin.snapshot;

/**
 * Rules by which a test uses what it did not call. A merge follows all of them; what each costs and
 * what it is good for is measured by leaving one out.
 */
public enum SafetyRule {
  /** Who runs a class's methods uses what its static initialiser ran. */
  INITIALISERS,
  /** Who reads a static field uses the executions of methods that changed it. */
  STATIC_STATE,
  /** Who works on objects that it did not make uses all earlier scopes that made some. */
  FOUND_OBJECTS,
  /** Who reads fields of shared objects uses what earlier scopes ran to change them. */
  SHARED_FIELDS,
  /** Who looks at a class by reflection depends on its shape. */
  REFLECTION
}
