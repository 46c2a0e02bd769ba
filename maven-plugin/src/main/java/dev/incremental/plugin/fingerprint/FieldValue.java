package dev.incremental.plugin.fingerprint;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A value on the stack or in a local variable.
 *
 * @param type what it is
 * @param fields fields that refer to it, or to what it came out of
 * @param byCaller whether it came with the method's arguments
 * @param ofObject whether it came from a field of an object, or is the object itself
 * @param isThis whether it is the object that the code belongs to
 */
record FieldValue(
    BasicValue type, Set<FieldKey> fields, boolean byCaller, boolean ofObject, boolean isThis)
    implements Value {
  private static final Set<String> IMMUTABLE =
      Set.of(
          "Ljava/lang/String;",
          "Ljava/lang/Boolean;",
          "Ljava/lang/Byte;",
          "Ljava/lang/Character;",
          "Ljava/lang/Short;",
          "Ljava/lang/Integer;",
          "Ljava/lang/Long;",
          "Ljava/lang/Float;",
          "Ljava/lang/Double;",
          "Ljava/lang/Class;");

  FieldValue(BasicValue type) {
    this(type, Set.of(), false, false);
  }

  FieldValue(BasicValue type, Set<FieldKey> fields, boolean byCaller, boolean ofObject) {
    this(type, fields, byCaller, ofObject, false);
  }

  @Override
  public int getSize() {
    return type.getSize();
  }

  /** Nobody fills a text or a number: whoever has one has nothing of a field. */
  FieldValue unlessImmutable(String descriptor) {
    return descriptor.length() == 1 || IMMUTABLE.contains(descriptor)
        ? new FieldValue(type, Set.of(), byCaller, ofObject, isThis)
        : this;
  }

  /** This value, of another type. */
  FieldValue as(BasicValue other) {
    return new FieldValue(other, fields, byCaller, ofObject, isThis);
  }

  /** A value that either of two may be, or that was made of both. */
  FieldValue and(FieldValue other, BasicValue joined) {
    Set<FieldKey> both = fields;
    if (!fields.containsAll(other.fields)) {
      both = new HashSet<>(fields);
      both.addAll(other.fields);
    }
    return new FieldValue(
        joined,
        both,
        byCaller || other.byCaller,
        ofObject || other.ofObject,
        isThis && other.isThis);
  }
}
