package dev.incremental.plugin.fingerprint;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/**
 * Collects the classes that one method refers to: owners of members, instantiated, tested and
 * caught types, class literals, handles of invokedynamic with their types, annotations.
 */
final class MethodReferences extends MethodVisitor {
  private final References references;

  MethodReferences(References references) {
    super(Opcodes.ASM9);
    this.references = references;
  }

  @Override
  public AnnotationVisitor visitAnnotationDefault() {
    return new AnnotationReferences(references);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return new AnnotationReferences(references, descriptor);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
    return new AnnotationReferences(references, descriptor);
  }

  @Override
  public AnnotationVisitor visitParameterAnnotation(
      int parameter, String descriptor, boolean visible) {
    return new AnnotationReferences(references, descriptor);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    references.owner(type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    references.owner(owner);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    references.owner(owner);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    references.descriptor(descriptor);
    references.handle(bootstrap);
    for (Object argument : arguments) {
      references.constant(argument);
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    references.constant(value);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    references.descriptor(descriptor);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    if (type != null) {
      references.owner(type);
    }
  }
}
