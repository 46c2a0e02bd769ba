package dev.incremental.agent.probe;

import dev.incremental.agent.boot.BootClass;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The code by which a woven method of a framework reports something. */
final class EventCall {
  /** How much room on the stack it needs. */
  static final int STACK = 6;

  private EventCall() {}

  /** Reports an event without anything more. */
  static void without(MethodVisitor code, String event) {
    begin(code, event, Opcodes.ICONST_0);
    end(code);
  }

  /** Reports an event with the method's first argument. */
  static void withArgument(MethodVisitor code, String event) {
    begin(code, event, Opcodes.ICONST_1);
    argument(code, Opcodes.ICONST_0, 1);
    end(code);
  }

  /**
   * Reports an event with the name of the method's first argument, and the second.
   *
   * @param type internal name of the first argument's interface, whose {@code getName} tells
   */
  static void withNameAndArgument(MethodVisitor code, String event, String type) {
    begin(code, event, Opcodes.ICONST_2);
    code.visitInsn(Opcodes.DUP);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, type, "getName", "()Ljava/lang/String;", true);
    code.visitInsn(Opcodes.AASTORE);
    argument(code, Opcodes.ICONST_1, 2);
    end(code);
  }

  private static void argument(MethodVisitor code, int index, int variable) {
    code.visitInsn(Opcodes.DUP);
    code.visitInsn(index);
    code.visitVarInsn(Opcodes.ALOAD, variable);
    code.visitInsn(Opcodes.AASTORE);
  }

  private static void begin(MethodVisitor code, String event, int count) {
    code.visitLdcInsn(event);
    code.visitInsn(count);
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
  }

  private static void end(MethodVisitor code) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        BootClass.NAME,
        "event",
        "(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    code.visitInsn(Opcodes.POP);
  }
}
