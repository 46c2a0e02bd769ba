package dev.incremental.plugin.fingerprint;

import java.util.Map;
import java.util.Set;

/**
 * The fields of a class, and what its methods do with fields.
 *
 * @param declared names of the fields that the class declares
 * @param uses by the method's {@code name(desc)ret}
 * @param handles methods, as {@code name(desc)ret}, that the class makes functions of
 */
public record FieldsOfClass(
    Set<String> declared, Map<String, Set<FieldUse>> uses, Set<String> handles) {
  /** Of a class of which nothing is known. */
  public static final FieldsOfClass NONE = new FieldsOfClass(Set.of(), Map.of(), Set.of());
}
