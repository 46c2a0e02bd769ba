package dev.incremental.agent.probe;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets Spring's test framework tell the recorder which application context it loads, and to whom it
 * hands out one, loaded or cached.
 */
final class ContextLoaderWeaver {
  /** Internal name of the class through which all tests get their contexts. */
  static final String LOADER =
      "org/springframework/test/context/cache/DefaultCacheAwareContextLoaderDelegate";

  private static final String ARGUMENT = "(Lorg/springframework/test/context/MergedContext";

  private ContextLoaderWeaver() {}

  /**
   * Weaves the class.
   *
   * @throws IllegalStateException if it is not as it is known, so that contexts would go unnoticed
   */
  static byte[] weave(byte[] bytes) {
    Set<String> found = new HashSet<>();
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!descriptor.startsWith(ARGUMENT)) {
              return code;
            }
            found.add(name);
            return switch (name) {
              case "loadContext" -> new Giving(code);
              case "loadContextInternal" -> new Loading(code);
              default -> code;
            };
          }
        },
        0);
    if (!found.contains("loadContext") || !found.contains("loadContextInternal")) {
      throw new IllegalStateException("Spring loads its contexts in another way");
    }
    return writer.toByteArray();
  }

  /** A method that reports whose context it returns. */
  private static final class Giving extends MethodVisitor {
    Giving(MethodVisitor code) {
      super(Opcodes.ASM9, code);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        EventCall.withArgument(mv, "contextGiven");
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + EventCall.STACK, maxLocals);
    }
  }

  /** A method that reports its start and each way out. */
  private static final class Loading extends MethodVisitor {
    private final Label start = new Label();

    Loading(MethodVisitor code) {
      super(Opcodes.ASM9, code);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      EventCall.withArgument(mv, "contextLoading");
      super.visitLabel(start);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        EventCall.without(mv, "contextLoaded");
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      Label end = new Label();
      super.visitTryCatchBlock(start, end, end, null);
      super.visitLabel(end);
      super.visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
      EventCall.without(mv, "contextLoaded");
      super.visitInsn(Opcodes.ATHROW);
      super.visitMaxs(maxStack + EventCall.STACK, maxLocals);
    }
  }
}
