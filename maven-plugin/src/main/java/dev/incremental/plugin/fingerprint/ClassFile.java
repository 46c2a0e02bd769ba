package dev.incremental.plugin.fingerprint;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads class files: a shape and a hash a method, indifferent to debug information, to the order of
 * the constant pool and of methods, and to the numbering of lambdas; and what each method refers
 * to.
 */
public final class ClassFile {
  private static final int MAGIC = 0xCAFEBABE;

  /** Magic number, minor and major version. */
  private static final int FORMAT_END = 8;

  private static final int LATEST = Opcodes.V28;

  private ClassFile() {}

  /**
   * Fingerprints a class.
   *
   * @throws UnreadableClassException if the bytes are no class file, or one of a later format than
   *     is known
   */
  public static ClassFacts facts(byte[] bytes) throws UnreadableClassException {
    return understood(
        bytes,
        reader -> {
          ClassForm form = new ClassForm();
          reader.accept(form, ClassReader.SKIP_FRAMES);
          return form.facts(bytes);
        });
  }

  /**
   * Binary names of the classes that each method, by {@code name(desc)ret}, refers to in its code
   * and annotations or by annotations of its class and the class's fields.
   *
   * @throws UnreadableClassException as {@link #facts} does
   */
  public static Map<String, Set<String>> references(byte[] bytes) throws UnreadableClassException {
    return understood(
        bytes,
        reader -> {
          ClassReferences references = new ClassReferences();
          reader.accept(references, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
          return references.byMethod();
        });
  }

  /**
   * The fields of a class, and what each of its methods does with fields, its own and others'.
   *
   * @throws UnreadableClassException as {@link #facts} does
   */
  public static FieldsOfClass fields(byte[] bytes) throws UnreadableClassException {
    return understood(
        bytes,
        reader -> {
          FieldUses uses = new FieldUses();
          reader.accept(uses, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
          return uses.found();
        });
  }

  /** Functions of seeds. */
  static List<SeedFunction> seeds(byte[] bytes) throws UnreadableClassException {
    return understood(bytes, SeedFunctions::read);
  }

  /** What may tag tests; throws as {@link #facts} does. */
  static TaggedClass tags(byte[] bytes) throws UnreadableClassException {
    return understood(
        bytes,
        reader -> {
          TagReader tags = new TagReader();
          reader.accept(
              tags, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
          return tags.tagged();
        });
  }

  static String binaryName(String internalName) {
    return internalName.replace('/', '.');
  }

  /** The class at the bottom of a type; empty for primitives. */
  static String className(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return element.getSort() == Type.OBJECT ? element.getClassName() : "";
  }

  private static <T> T understood(byte[] bytes, Function<ClassReader, T> reading)
      throws UnreadableClassException {
    if (bytes.length < FORMAT_END || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      throw new UnreadableClassException("no class file", null);
    }
    try {
      return reading.apply(new ClassReader(bytes));
    } catch (RuntimeException e) {
      throw new UnreadableClassException(reason(bytes, e), e);
    }
  }

  private static String reason(byte[] bytes, RuntimeException cause) {
    int format = ByteBuffer.wrap(bytes).getShort(FORMAT_END - Short.BYTES) & 0xFFFF;
    return format > LATEST
        ? "class file format " + format + " is later than any that is known"
        : "damaged class file (" + cause + ")";
  }
}
