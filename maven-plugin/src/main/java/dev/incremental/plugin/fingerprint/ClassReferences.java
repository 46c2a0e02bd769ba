package dev.incremental.plugin.fingerprint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/** Collects per method of a class the classes referred to; what the class names counts for each. */
final class ClassReferences extends ClassVisitor {
  private final References shared = new References();
  private final Map<String, References> methods = new TreeMap<>();

  ClassReferences() {
    super(Opcodes.ASM9);
  }

  Map<String, Set<String>> byMethod() {
    Map<String, Set<String>> names = new TreeMap<>();
    methods.forEach(
        (key, references) -> {
          references.all(shared);
          names.put(key, references.names());
        });
    return names;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return new AnnotationReferences(shared, descriptor);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
    return new AnnotationReferences(shared, descriptor);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return new AnnotationReferences(shared, annotation);
      }
    };
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    return new RecordComponentVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return new AnnotationReferences(shared, annotation);
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
    References references = new References();
    methods.put(name + descriptor, references);
    return new MethodReferences(references);
  }
}
