package dev.incremental.agent.probe;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A set-up method, which reports its start and each way out with its name. */
final class SetUpMethod extends MethodVisitor {
  /** Room on the stack for the call. */
  private static final int STACK = 6;

  private final Label start = new Label();
  private final String probes;
  private final String name;
  private final String event;
  private final boolean ofObject;
  private final boolean framed;

  /**
   * Begins a method.
   *
   * @param probes internal name of the class that is called
   * @param name what is reported
   * @param ofObject whether the method has an object, which is reported too
   * @param framed whether the class has stack map frames
   */
  SetUpMethod(
      MethodVisitor code,
      String probes,
      String name,
      SetUpKind kind,
      boolean ofObject,
      boolean framed) {
    super(Opcodes.ASM9, code);
    this.probes = probes;
    this.name = name;
    this.event = kind == SetUpKind.CERTAINLY ? "setUpBegan" : "setUpMayBegin";
    this.ofObject = ofObject;
    this.framed = framed;
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    report(event, true);
    mv.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      report("setUpEnded", false);
    }
    mv.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label end = new Label();
    mv.visitTryCatchBlock(start, end, end, null);
    mv.visitLabel(end);
    if (framed) {
      mv.visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
    }
    report("setUpEnded", false);
    mv.visitInsn(Opcodes.ATHROW);
    mv.visitMaxs(maxStack + STACK, maxLocals);
  }

  private void report(String what, boolean withObject) {
    mv.visitLdcInsn(what);
    mv.visitInsn(Opcodes.ICONST_2);
    mv.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    mv.visitInsn(Opcodes.DUP);
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitLdcInsn(name);
    mv.visitInsn(Opcodes.AASTORE);
    if (withObject && ofObject) {
      mv.visitInsn(Opcodes.DUP);
      mv.visitInsn(Opcodes.ICONST_1);
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitInsn(Opcodes.AASTORE);
    }
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        probes,
        "event",
        "(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    mv.visitInsn(Opcodes.POP);
  }
}
