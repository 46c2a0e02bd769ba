package dev.incremental.plugin.fingerprint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/** Reads one method into two normal forms: its declaration and its code. */
final class MethodForm extends MethodVisitor {
  private final int access;
  private final String key;
  private final NormalForm declaration = new NormalForm();
  private final CodeForm code;
  private final List<String> annotations = new ArrayList<>();
  private boolean hasCode;
  private @Nullable NormalForm finished;

  /**
   * Begins a method.
   *
   * @param owner internal name of the class
   */
  MethodForm(
      String owner,
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      List<String> exceptions) {
    super(Opcodes.ASM9);
    this.access = access;
    this.key = name + descriptor;
    this.code = new CodeForm(owner);
    declaration.text(key).number(access).text(signature).texts(exceptions);
  }

  /** The method's {@code name(desc)ret}. */
  String key() {
    return key;
  }

  /** Descriptors of its annotations that are there when it runs. */
  List<String> annotations() {
    return annotations;
  }

  /** Everything about the method that is not code; complete once the class has been read. */
  NormalForm declaration() {
    return declaration;
  }

  /** Own methods that the code's method handles refer to, in order. */
  List<String> ownHandles() {
    return code.ownHandles();
  }

  /** The code without names of own methods in handles; the declaration where there is no code. */
  NormalForm body() {
    if (finished == null) {
      finished = hasCode ? code.finish() : declaration;
    }
    return finished;
  }

  /** Whether a compiler made the method on its own and no other class could have named it. */
  boolean isFoldable() {
    boolean synthetic = (access & Opcodes.ACC_SYNTHETIC) != 0;
    boolean hidden = (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0;
    return synthetic && hidden && hasCode && !isLambdaDeserializer();
  }

  /**
   * Whether this is the method that turns serialised lambdas back into objects. It refers to every
   * serialisable lambda of the class by name, and belongs to none of their hosts.
   */
  boolean isLambdaDeserializer() {
    return (access & Opcodes.ACC_SYNTHETIC) != 0 && key.startsWith("$deserializeLambda$(");
  }

  @Override
  public void visitParameter(@Nullable String name, int access) {
    declaration.number(Part.PARAMETER).text(name).number(access);
  }

  @Override
  public AnnotationVisitor visitAnnotationDefault() {
    return new AnnotationForm(declaration.number(Part.DEFAULT));
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    if (visible) {
      annotations.add(descriptor);
    }
    return AnnotationForm.of(declaration, descriptor, visible);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
    return AnnotationForm.ofType(declaration, typeRef, path, descriptor, visible);
  }

  @Override
  public void visitAnnotableParameterCount(int count, boolean visible) {
    declaration.number(Part.PARAMETER_COUNT).number(count).number(visible ? 1 : 0);
  }

  @Override
  public AnnotationVisitor visitParameterAnnotation(
      int parameter, String descriptor, boolean visible) {
    declaration.number(Part.PARAMETER_ANNOTATION).number(parameter);
    return AnnotationForm.of(declaration, descriptor, visible);
  }

  @Override
  public void visitCode() {
    hasCode = true;
  }

  @Override
  public void visitInsn(int opcode) {
    code.instruction(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    code.instruction(opcode).number(operand);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    code.instruction(opcode).number(variable);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    code.instruction(opcode).text(type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    code.instruction(opcode).text(owner).text(name).text(descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    NormalForm form = code.instruction(opcode).text(owner).text(name).text(descriptor);
    form.number(isInterface ? 1 : 0);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    code.invokeDynamic(name, descriptor, bootstrap, arguments);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    code.instruction(opcode);
    code.target(label);
  }

  @Override
  public void visitLabel(Label label) {
    code.place(label);
  }

  @Override
  public void visitLdcInsn(Object value) {
    code.instruction(Opcodes.LDC);
    code.constant(value);
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    code.instruction(Opcodes.IINC).number(variable).number(increment);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    code.instruction(Opcodes.TABLESWITCH).number(min).number(max);
    targets(otherwise, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    NormalForm form = code.instruction(Opcodes.LOOKUPSWITCH).number(keys.length);
    for (int key : keys) {
      form.number(key);
    }
    targets(otherwise, labels);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    code.instruction(Opcodes.MULTIANEWARRAY).text(descriptor).number(dimensions);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    code.tryCatch(start, end, handler, type);
  }

  private void targets(Label otherwise, Label... labels) {
    code.target(otherwise);
    for (Label label : labels) {
      code.target(label);
    }
  }
}
