package dev.incremental.plugin.fingerprint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Which classes the type of a field names, in its declaration and in what it is generic in. */
final class FieldTypes extends SignatureVisitor {
  /** Of these, what they are generic in says all that they hold. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "java.util.Collection",
          "java.util.List",
          "java.util.Set",
          "java.util.Queue",
          "java.util.Deque",
          "java.util.Map",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.EnumSet",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.EnumMap",
          "java.util.Optional",
          "java.util.concurrent.ConcurrentMap",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.CopyOnWriteArrayList",
          "java.util.concurrent.CopyOnWriteArraySet",
          "java.util.concurrent.atomic.AtomicReference");

  private final Set<String> names = new HashSet<>();
  private final Deque<Named> open = new ArrayDeque<>();

  /** A class in a signature; in what it is generic comes after its name. */
  private static final class Named {
    private String name;
    private boolean generic;

    private Named(String name) {
      this.name = name;
    }
  }

  private FieldTypes() {
    super(Opcodes.ASM9);
  }

  /** Binary names; {@link FieldsOfClass#ANYTHING} where the declaration leaves that open. */
  static Set<String> of(String descriptor, @Nullable String signature) {
    FieldTypes types = new FieldTypes();
    if (signature == null) {
      types.add(Type.getType(descriptor));
    } else {
      new SignatureReader(signature).acceptType(types);
    }
    return types.names;
  }

  private void add(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    if (element.getSort() == Type.OBJECT) {
      add(element.getClassName(), false);
    }
  }

  private void add(String name, boolean generic) {
    if (!CONTAINERS.contains(name)) {
      names.add(name);
    } else if (!generic) {
      names.add(FieldsOfClass.ANYTHING);
    }
  }

  @Override
  public void visitClassType(String name) {
    open.push(new Named(ClassFile.binaryName(name)));
  }

  @Override
  public void visitInnerClassType(String name) {
    open.element().name += "$" + name;
  }

  @Override
  public void visitTypeArgument() {
    open.element().generic = true;
    if (!isOfClass()) {
      names.add(FieldsOfClass.ANYTHING);
    }
  }

  /** A class holds no objects of the type that it describes. */
  private boolean isOfClass() {
    return open.element().name.equals("java.lang.Class");
  }

  @Override
  public SignatureVisitor visitTypeArgument(char wildcard) {
    open.element().generic = true;
    if (isOfClass()) {
      return new SignatureVisitor(Opcodes.ASM9) {};
    }
    if (wildcard == SUPER) {
      names.add(FieldsOfClass.ANYTHING);
    }
    return this;
  }

  @Override
  public void visitTypeVariable(String name) {
    names.add(FieldsOfClass.ANYTHING);
  }

  @Override
  public void visitEnd() {
    Named named = open.pop();
    add(named.name, named.generic);
  }
}
