package dev.incremental.it.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The body of one method in a class file.
 *
 * <p>What compilers put elsewhere, such as the body of a lambda, belongs to the method in which it
 * was written.
 *
 * @param file the class file
 * @param className binary name
 * @param key {@code name(desc)ret}
 */
record MethodBody(Path file, String className, String key) {

  /** All bodies of the class files below a directory, in the order of their names. */
  static List<MethodBody> in(Path directory) throws IOException {
    List<MethodBody> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        reader.accept(new Finder(file, reader.getClassName(), bodies), ClassReader.SKIP_DEBUG);
      }
    }
    return bodies;
  }

  /** As snapshots name it. */
  String name() {
    return className + "#" + key;
  }

  /** The class file with one more instruction in this body, which does nothing. */
  byte[] edited() throws IOException {
    ClassReader reader = new ClassReader(Files.readAllBytes(file));
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Editor(writer, key), 0);
    return writer.toByteArray();
  }

  private static final class Finder extends ClassVisitor {
    private static final int WITHOUT_SOURCE = Opcodes.ACC_SYNTHETIC;
    private static final int WITHOUT_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

    private final Path file;
    private final String className;
    private final List<MethodBody> bodies;

    Finder(Path file, String internalName, List<MethodBody> bodies) {
      super(Opcodes.ASM9);
      this.file = file;
      this.className = internalName.replace('/', '.');
      this.bodies = bodies;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if ((access & (WITHOUT_SOURCE | WITHOUT_CODE)) == 0) {
        bodies.add(new MethodBody(file, className, name + descriptor));
      }
      return null;
    }
  }

  private static final class Editor extends ClassVisitor {
    private final String key;

    Editor(ClassVisitor writer, String key) {
      super(Opcodes.ASM9, writer);
      this.key = key;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return key.equals(name + descriptor) ? new Longer(method) : method;
    }
  }

  private static final class Longer extends MethodVisitor {
    Longer(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitInsn(Opcodes.NOP);
    }
  }
}
