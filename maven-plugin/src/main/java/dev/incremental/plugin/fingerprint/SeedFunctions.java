package dev.incremental.plugin.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds methods that are annotated as functions of seeds, without loading their classes. */
public final class SeedFunctions {
  private static final String ANNOTATION = "Ldev/incremental/testdb/Seed;";
  private static final byte[] MARK = ANNOTATION.getBytes(StandardCharsets.UTF_8);
  private static final String NO_CONTEXT = "void";

  private SeedFunctions() {}

  /**
   * Those of some classes, in the order of the classes' names.
   *
   * @param bytes finds a class file by binary name
   * @throws UnreadableClassException if a class that seems to have one cannot be understood
   */
  public static List<SeedFunction> in(
      Collection<String> classes, Function<String, Optional<byte[]>> bytes)
      throws UnreadableClassException {
    List<SeedFunction> found = new ArrayList<>();
    for (String name : classes.stream().sorted().toList()) {
      Optional<byte[]> file = bytes.apply(name).filter(SeedFunctions::mayHaveSome);
      if (file.isPresent()) {
        found.addAll(ClassFile.seeds(file.get()));
      }
    }
    return found;
  }

  /** An annotation's name stands in a class file as it is. */
  private static boolean mayHaveSome(byte[] file) {
    for (int i = 0; i <= file.length - MARK.length; i++) {
      if (file[i] == MARK[0] && isMarkAt(file, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarkAt(byte[] file, int start) {
    for (int i = 0; i < MARK.length; i++) {
      if (file[start + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  static List<SeedFunction> read(ClassReader reader) {
    Methods methods = new Methods();
    reader.accept(
        methods, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return methods.found;
  }

  /** The methods of a class. */
  private static final class Methods extends ClassVisitor {
    private final List<SeedFunction> found = new ArrayList<>();
    private String className = "";

    Methods() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String[] interfaces) {
      className = ClassFile.binaryName(name);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
          return annotation.equals(ANNOTATION) ? new Values(name, descriptor) : null;
        }
      };
    }

    /** What one annotation says. */
    private final class Values extends AnnotationVisitor {
      private final String method;
      private final String descriptor;
      private String seed = "";
      private String after = "";
      private String context = "";

      Values(String method, String descriptor) {
        super(Opcodes.ASM9);
        this.method = method;
        this.descriptor = descriptor;
      }

      @Override
      public void visit(@Nullable String name, Object value) {
        switch (String.valueOf(name)) {
          case "value" -> seed = value.toString();
          case "after" -> after = value.toString();
          case "context" -> context = ((Type) value).getClassName();
          default -> {} // of a later version
        }
      }

      @Override
      public void visitEnd() {
        String named = context.equals(NO_CONTEXT) ? "" : context;
        found.add(new SeedFunction(seed, after, named, className, method, descriptor));
      }
    }
  }
}
