package dev.incremental.plugin.fingerprint;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/** Collects the classes that an annotation names: its own, and those among its values. */
final class AnnotationReferences extends AnnotationVisitor {
  private final References references;

  AnnotationReferences(References references, String descriptor) {
    this(references);
    references.descriptor(descriptor);
  }

  AnnotationReferences(References references) {
    super(Opcodes.ASM9);
    this.references = references;
  }

  @Override
  public void visit(@Nullable String name, Object value) {
    references.constant(value);
  }

  @Override
  public void visitEnum(@Nullable String name, String descriptor, String value) {
    references.descriptor(descriptor);
  }

  @Override
  public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
    references.descriptor(descriptor);
    return this;
  }

  @Override
  public AnnotationVisitor visitArray(@Nullable String name) {
    return this;
  }
}
