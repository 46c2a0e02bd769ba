package dev.incremental.plugin.fingerprint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the annotations of a class and its methods that may tag tests. */
final class TagReader extends ClassVisitor {
  private static final String TAG = "Lorg/junit/jupiter/api/Tag;";
  private static final String TAGS = "Lorg/junit/jupiter/api/Tags;";
  private static final String CATEGORY = "Lorg/junit/experimental/categories/Category;";

  private final List<String> above = new ArrayList<>();
  private final TaggedClass.Marks ofClass = marks();
  private final Map<String, TaggedClass.Marks> ofMethods = new HashMap<>();

  TagReader() {
    super(Opcodes.ASM9);
  }

  TaggedClass tagged() {
    return new TaggedClass(above, ofClass, ofMethods);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    if (superName != null) {
      above.add(ClassFile.binaryName(superName));
    }
    for (String each : interfaces) {
      above.add(ClassFile.binaryName(each));
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return reading(descriptor, ofClass);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
    TaggedClass.Marks marks = ofMethods.computeIfAbsent(name, each -> marks());
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return reading(annotation, marks);
      }
    };
  }

  private static TaggedClass.Marks marks() {
    return new TaggedClass.Marks(new TreeSet<>(), new TreeSet<>());
  }

  private static @Nullable AnnotationVisitor reading(String descriptor, TaggedClass.Marks marks) {
    if (descriptor.equals(TAG) || descriptor.equals(TAGS) || descriptor.equals(CATEGORY)) {
      return new Values(marks);
    }
    marks.annotations().add(Type.getType(descriptor).getClassName());
    return null;
  }

  /** Takes each text and each class for a tag, however deep it stands. */
  private static final class Values extends AnnotationVisitor {
    private final TaggedClass.Marks marks;

    Values(TaggedClass.Marks marks) {
      super(Opcodes.ASM9);
      this.marks = marks;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
      marks.tags().add(value instanceof Type type ? type.getClassName() : value.toString().strip());
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
      return this;
    }

    @Override
    public AnnotationVisitor visitArray(@Nullable String name) {
      return this;
    }
  }
}
