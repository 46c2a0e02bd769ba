package dev.incremental.plugin.fingerprint;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/**
 * A growing set of the binary names of classes, fed with whatever form a class file names them in.
 */
final class References {
  private final Set<String> names = new TreeSet<>();

  Set<String> names() {
    return names;
  }

  void all(References others) {
    names.addAll(others.names);
  }

  /** An internal name such as {@code a/B}, or the descriptor of an array. */
  void owner(String name) {
    if (name.startsWith("[")) {
      type(Type.getType(name));
    } else {
      names.add(ClassFile.binaryName(name));
    }
  }

  void descriptor(String descriptor) {
    type(Type.getType(descriptor));
  }

  /** A type, or all types of a method's descriptor. */
  void type(Type type) {
    if (type.getSort() == Type.METHOD) {
      type(type.getReturnType());
      for (Type argument : type.getArgumentTypes()) {
        type(argument);
      }
    } else {
      String name = ClassFile.className(type);
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
  }

  void handle(Handle handle) {
    owner(handle.getOwner());
    descriptor(handle.getDesc());
  }

  /** A constant of code or of an annotation; those that name no class add nothing. */
  void constant(Object value) {
    if (value instanceof Type type) {
      type(type);
    } else if (value instanceof Handle handle) {
      handle(handle);
    } else if (value instanceof ConstantDynamic dynamic) {
      descriptor(dynamic.getDescriptor());
      handle(dynamic.getBootstrapMethod());
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        constant(dynamic.getBootstrapMethodArgument(i));
      }
    }
  }
}
