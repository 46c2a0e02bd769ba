package dev.incremental.plugin.fingerprint;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/** Writes annotations with all their values, in the order in which they are declared. */
final class AnnotationForm extends AnnotationVisitor {
  private static final int VALUE = 1;
  private static final int ENUM = 2;
  private static final int NESTED = 3;
  private static final int ARRAY = 4;
  private static final int END = 5;

  private final NormalForm form;

  AnnotationForm(NormalForm form) {
    super(Opcodes.ASM9);
    this.form = form;
  }

  /** Begins an annotation of a declaration. */
  static AnnotationForm of(NormalForm form, String descriptor, boolean visible) {
    form.number(Part.ANNOTATION).text(descriptor).number(visible ? 1 : 0);
    return new AnnotationForm(form);
  }

  /** Begins an annotation of a type within a declaration. */
  static AnnotationForm ofType(
      NormalForm form, int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
    form.number(Part.TYPE_ANNOTATION).number(typeRef).text(path == null ? null : path.toString());
    return of(form, descriptor, visible);
  }

  @Override
  public void visit(@Nullable String name, Object value) {
    Constants.write(form.number(VALUE).text(name), value);
  }

  @Override
  public void visitEnum(@Nullable String name, String descriptor, String value) {
    form.number(ENUM).text(name).text(descriptor).text(value);
  }

  @Override
  public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
    form.number(NESTED).text(name).text(descriptor);
    return this;
  }

  @Override
  public AnnotationVisitor visitArray(@Nullable String name) {
    form.number(ARRAY).text(name);
    return this;
  }

  @Override
  public void visitEnd() {
    form.number(END);
  }
}
