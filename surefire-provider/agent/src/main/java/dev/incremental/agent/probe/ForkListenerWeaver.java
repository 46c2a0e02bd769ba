package dev.incremental.agent.probe;

import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets Surefire's own listener in the fork tell the recorder which test begins and ends, for
 * providers other than the JUnit Platform's.
 */
final class ForkListenerWeaver {
  private static final Set<String> EVENTS =
      Set.of(
          "testSetStarting",
          "testSetCompleted",
          "testStarting",
          "testSucceeded",
          "testError",
          "testFailed",
          "testSkipped",
          "testAssumptionFailure");

  private ForkListenerWeaver() {}

  static byte[] weave(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
            boolean told =
                EVENTS.contains(name)
                    && descriptor.startsWith("(L")
                    && (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC)) == 0;
            return told ? new Telling(code, name) : code;
          }
        },
        0);
    return writer.toByteArray();
  }

  /** A method that first reports its own name and argument. */
  private static final class Telling extends MethodVisitor {
    private final String name;

    Telling(MethodVisitor code, String name) {
      super(Opcodes.ASM9, code);
      this.name = name;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      EventCall.withArgument(mv, "surefire." + name);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, EventCall.STACK), maxLocals);
    }
  }
}
