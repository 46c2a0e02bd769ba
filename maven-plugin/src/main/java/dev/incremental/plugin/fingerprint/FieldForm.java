package dev.incremental.plugin.fingerprint;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/** Writes the annotations of a field and of its type. */
final class FieldForm extends FieldVisitor {
  private final NormalForm form;

  FieldForm(NormalForm form) {
    super(Opcodes.ASM9);
    this.form = form;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return AnnotationForm.of(form, descriptor, visible);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
    return AnnotationForm.ofType(form, typeRef, path, descriptor, visible);
  }
}
