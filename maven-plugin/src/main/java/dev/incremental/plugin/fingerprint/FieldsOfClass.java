package dev.incremental.plugin.fingerprint;

import java.util.Map;
import java.util.Set;

/**
 * The fields of a class, and what its methods do with fields.
 *
 * @param declared by the name of each field that the class declares, binary names of the classes
 *     that its type names; {@link #ANYTHING} among them where it may refer to others
 * @param isInterface whether it is an interface, which an object without a class file may implement
 * @param uses by the method's {@code name(desc)ret}
 * @param receives binary names of the classes of objects that its code casts to, or that the
 *     functions that it makes are called with
 * @param captures binary names of the classes of objects that the functions that it makes hold
 * @param handles methods, as {@code name(desc)ret}, that the class makes functions of
 */
public record FieldsOfClass(
    Map<String, Set<String>> declared,
    boolean isInterface,
    Map<String, Set<FieldUse>> uses,
    Set<String> receives,
    Set<String> captures,
    Set<String> handles) {
  /** Stands for classes that a field's declaration does not name. */
  public static final String ANYTHING = "*";

  /** Of a class of which nothing is known. */
  public static final FieldsOfClass NONE =
      new FieldsOfClass(Map.of(), false, Map.of(), Set.of(), Set.of(), Set.of());
}
