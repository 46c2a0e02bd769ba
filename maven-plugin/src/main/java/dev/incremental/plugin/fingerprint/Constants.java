package dev.incremental.plugin.fingerprint;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes constants of class files bit by bit: {@code 0.0} is not {@code -0.0}, nor is 1 1L. */
final class Constants {
  private Constants() {}

  /** Whether compilers may copy the value of such a field into classes of other source files. */
  static boolean areCopied(int access, @Nullable Object value) {
    int kind = access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE);
    return value != null && kind == (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL);
  }

  /** Appends a boxed primitive, a text, a type, an array of primitives, or nothing for null. */
  static void write(NormalForm form, @Nullable Object value) {
    if (value == null) {
      form.number(0);
    } else if (value instanceof String text) {
      form.number(1).text(text);
    } else if (value instanceof Type type) {
      form.number(2).number(type.getSort() == Type.METHOD ? 1 : 0).text(type.getDescriptor());
    } else if (value.getClass().isArray()) {
      int count = Array.getLength(value);
      form.number(3).number(count);
      for (int i = 0; i < count; i++) {
        write(form, Array.get(value, i));
      }
    } else {
      form.number(4).text(value.getClass().getSimpleName()).number(bits(value));
    }
  }

  private static long bits(Object value) {
    if (value instanceof Float number) {
      return Float.floatToRawIntBits(number);
    }
    if (value instanceof Double number) {
      return Double.doubleToRawLongBits(number);
    }
    if (value instanceof Character character) {
      return character;
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("no constant of a class file: " + value.getClass());
  }
}
