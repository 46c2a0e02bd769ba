package dev.incremental.agent.probe;

import dev.incremental.agent.boot.BootClass;
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

  /** A method that reports something of its argument. */
  private abstract static class Telling extends MethodVisitor {
    Telling(MethodVisitor code) {
      super(Opcodes.ASM9, code);
    }

    final void tell(String event, boolean withArgument) {
      super.visitLdcInsn(event);
      super.visitInsn(withArgument ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
      super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
      if (withArgument) {
        super.visitInsn(Opcodes.DUP);
        super.visitInsn(Opcodes.ICONST_0);
        super.visitVarInsn(Opcodes.ALOAD, 1);
        super.visitInsn(Opcodes.AASTORE);
      }
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          BootClass.NAME,
          "event",
          "(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;",
          false);
      super.visitInsn(Opcodes.POP);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + 6, maxLocals);
    }
  }

  /** A method that reports whose context it returns. */
  private static final class Giving extends Telling {
    Giving(MethodVisitor code) {
      super(code);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        tell("contextGiven", true);
      }
      super.visitInsn(opcode);
    }
  }

  /** A method that reports its start and each way out. */
  private static final class Loading extends Telling {
    private final Label start = new Label();

    Loading(MethodVisitor code) {
      super(code);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      tell("contextLoading", true);
      super.visitLabel(start);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        tell("contextLoaded", false);
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      Label end = new Label();
      super.visitTryCatchBlock(start, end, end, null);
      super.visitLabel(end);
      super.visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
      tell("contextLoaded", false);
      super.visitInsn(Opcodes.ATHROW);
      super.visitMaxs(maxStack, maxLocals);
    }
  }
}
