package dev.incremental.agent.probe;

import dev.incremental.agent.boot.Marks;
import dev.incremental.agent.scope.Recorder;
import dev.incremental.recording.Origin;
import dev.incremental.recording.ScopeKind;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Declares a class to the recorder and gives each of its methods a probe. */
final class ProbeInserter {
  private final Recorder recorder;
  private final String probes;

  /**
   * Creates the inserter.
   *
   * @param probes internal name of the class that probes refer to
   */
  ProbeInserter(Recorder recorder, String probes) {
    this.recorder = recorder;
    this.probes = probes;
  }

  byte[] insert(byte[] bytes, Origin origin) {
    ClassReader reader = new ClassReader(bytes);
    MethodSurvey survey = new MethodSurvey();
    reader.accept(survey, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    String className = dotted(reader.getClassName());
    int first =
        recorder.declare(
            className,
            origin,
            reader.getSuperName() == null ? null : dotted(reader.getSuperName()),
            dotted(reader.getInterfaces()),
            survey.methods());
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Weaver(writer, className, first, survey), 0);
    return writer.toByteArray();
  }

  static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  private static List<String> dotted(String[] internalNames) {
    List<String> names = new ArrayList<>(internalNames.length);
    for (String name : internalNames) {
      names.add(dotted(name));
    }
    return names;
  }

  /** Passes a class on with a probe at the start of each method that has code. */
  private final class Weaver extends ClassVisitor {
    private final String className;
    private final MethodSurvey survey;
    private int next;
    private boolean framed;

    Weaver(ClassWriter writer, String className, int first, MethodSurvey survey) {
      super(Opcodes.ASM9, writer);
      this.className = className;
      this.survey = survey;
      this.next = first;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String superName, String[] types) {
      framed = (version & 0xFFFF) >= Opcodes.V1_6;
      super.visit(version, access, name, signature, superName, types);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
      if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
        return code;
      }
      int number = next++;
      if (name.equals("<clinit>")) {
        recorder.declareScope(number, ScopeKind.INITIALISER, className);
        return new ScopedMethod(code, probes, number, framed);
      }
      SetUpKind setUp = survey.setUp(name + descriptor);
      if (setUp != SetUpKind.NONE) {
        boolean ofObject = (access & Opcodes.ACC_STATIC) == 0;
        code = new SetUpMethod(code, probes, className + '#' + name, setUp, ofObject, framed);
      }
      if (!survey.changesSharedState(name + descriptor)) {
        return new ProbedMethod(code, probes, number);
      }
      recorder.declareScope(number, ScopeKind.STATE, className + '#' + name + descriptor);
      return name.equals("<init>")
          ? new SharingConstructor(code, probes, number)
          : new ScopedMethod(code, probes, number, framed);
    }
  }

  /** A method that reports its own start. */
  private static class ProbedMethod extends MethodVisitor {
    private static final int STACK = 3;

    private final String probes;
    private final int number;

    ProbedMethod(MethodVisitor code, String probes, int number) {
      super(Opcodes.ASM9, code);
      this.probes = probes;
      this.number = number;
    }

    @Override
    public void visitCode() {
      mv.visitCode();
      touch();
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      mv.visitMaxs(Math.max(maxStack, STACK), maxLocals);
    }

    /** Sets the method's mark. */
    final void touch() {
      if (number >= Marks.CHUNK) {
        call("touch");
        return;
      }
      mv.visitFieldInsn(Opcodes.GETSTATIC, probes, "MARKS", "[B");
      number();
      mv.visitInsn(Opcodes.ICONST_1);
      mv.visitInsn(Opcodes.BASTORE);
    }

    final void call(String probe) {
      number();
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, probes, probe, "(I)V", false);
    }

    private void number() {
      if (number <= Short.MAX_VALUE) {
        mv.visitIntInsn(Opcodes.SIPUSH, number);
      } else {
        mv.visitLdcInsn(number);
      }
    }
  }

  /** A method that reports its start and each way out, since its execution is a scope. */
  private static final class ScopedMethod extends ProbedMethod {
    private final Label start = new Label();
    private final boolean framed;

    ScopedMethod(MethodVisitor code, String probes, int number, boolean framed) {
      super(code, probes, number);
      this.framed = framed;
    }

    @Override
    public void visitCode() {
      mv.visitCode();
      call("enter");
      touch();
      mv.visitLabel(start);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        call("exit");
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      Label end = new Label();
      mv.visitTryCatchBlock(start, end, end, null);
      mv.visitLabel(end);
      if (framed) {
        mv.visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
      }
      call("exit");
      mv.visitInsn(Opcodes.ATHROW);
      super.visitMaxs(maxStack + 2, maxLocals);
    }
  }

  /**
   * A constructor that changes static state. No handler may stand around the call of the
   * superclass's constructor, so its execution cannot be a scope; entering it twice makes whoever
   * reads the state use the whole test.
   */
  private static final class SharingConstructor extends ProbedMethod {
    SharingConstructor(MethodVisitor code, String probes, int number) {
      super(code, probes, number);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      for (int entry = 0; entry < 2; entry++) {
        call("enter");
        call("exit");
      }
    }
  }
}
