package dev.incremental.plugin.fingerprint;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Type;

/**
 * Reads class files: a shape and a hash a method, indifferent to debug information, to the order of
 * the constant pool and of methods, and to the numbering of lambdas; and what each method refers
 * to.
 */
public final class ClassFile {
  private ClassFile() {}

  /**
   * Fingerprints a class.
   *
   * @throws UnreadableClassException if the bytes are no class file, or one of a later format than
   *     is known
   */
  public static ClassFacts facts(byte[] bytes) throws UnreadableClassException {
    ClassForm form = new ClassForm();
    visit(bytes, form, ClassReader.SKIP_FRAMES);
    return form.facts(bytes);
  }

  /**
   * Binary names of the classes that each method, by {@code name(desc)ret}, refers to in its code
   * and annotations or by annotations of its class and the class's fields.
   *
   * @throws UnreadableClassException as {@link #facts} does
   */
  public static Map<String, Set<String>> references(byte[] bytes) throws UnreadableClassException {
    ClassReferences references = new ClassReferences();
    visit(bytes, references, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return references.byMethod();
  }

  static String binaryName(String internalName) {
    return internalName.replace('/', '.');
  }

  /** The class at the bottom of a type; empty for primitives. */
  static String className(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return element.getSort() == Type.OBJECT ? element.getClassName() : "";
  }

  private static void visit(byte[] bytes, ClassVisitor visitor, int options)
      throws UnreadableClassException {
    try {
      new ClassReader(bytes).accept(visitor, options);
    } catch (RuntimeException e) {
      throw new UnreadableClassException(e);
    }
  }
}
