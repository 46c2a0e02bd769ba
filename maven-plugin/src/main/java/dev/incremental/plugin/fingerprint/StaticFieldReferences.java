package dev.incremental.plugin.fingerprint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Collects per method of a class the static fields that it reads or writes. */
final class StaticFieldReferences extends ClassVisitor {
  private final Map<String, Set<String>> fields = new TreeMap<>();

  StaticFieldReferences() {
    super(Opcodes.ASM9);
  }

  /** Fields such as {@code a.B.rates}, by the method's {@code name(desc)ret}. */
  Map<String, Set<String>> byMethod() {
    return fields;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
    Set<String> found = fields.computeIfAbsent(name + descriptor, key -> new TreeSet<>());
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitFieldInsn(int opcode, String owner, String field, String type) {
        if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC) {
          found.add(ClassFile.binaryName(owner) + "." + field);
        }
      }

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof Handle handle && isStaticField(handle)) {
          found.add(ClassFile.binaryName(handle.getOwner()) + "." + handle.getName());
        }
      }
    };
  }

  private static boolean isStaticField(Handle handle) {
    return handle.getTag() == Opcodes.H_GETSTATIC || handle.getTag() == Opcodes.H_PUTSTATIC;
  }
}
