package dev.incremental.agent.probe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the methods of a class that have code, and among them those that change static state: that
 * write a static field, or read one and fill a container of the JDK.
 */
final class MethodSurvey extends ClassVisitor {
  private static final Set<String> FILLING =
      Set.of(
          "put",
          "putIfAbsent",
          "putAll",
          "computeIfAbsent",
          "compute",
          "computeIfPresent",
          "merge",
          "replace",
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "offer",
          "push",
          "set",
          "lazySet",
          "getAndSet",
          "compareAndSet",
          "getAndUpdate",
          "updateAndGet",
          "remove",
          "clear");

  private final List<String> methods = new ArrayList<>();
  private final Set<String> changing = new HashSet<>();

  MethodSurvey() {
    super(Opcodes.ASM9);
  }

  /** Name and descriptor of each method with code, in the order of the class file. */
  List<String> methods() {
    return List.copyOf(methods);
  }

  boolean changesSharedState(String method) {
    return changing.contains(method);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return null;
    }
    String method = name + descriptor;
    methods.add(method);
    boolean byTools = (access & Opcodes.ACC_SYNTHETIC) != 0 && !name.startsWith("lambda$");
    return byTools || name.equals("<clinit>") ? null : new StateSurvey(method);
  }

  /** Looks for static state in one method. */
  private final class StateSurvey extends MethodVisitor {
    private final String method;
    private boolean reads;
    private boolean fills;

    StateSurvey(String method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      if (opcode == Opcodes.PUTSTATIC) {
        changing.add(method);
      } else if (opcode == Opcodes.GETSTATIC && isContainer(descriptor)) {
        reads = true;
      }
    }

    /** A container that a method of the JDK's could fill, if only through the field's own type. */
    private static boolean isContainer(String descriptor) {
      return descriptor.startsWith("Ljava/util/") || descriptor.equals("Ljava/lang/Object;");
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      fills |= owner.startsWith("java/util/") && FILLING.contains(name);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          fills |= handle.getOwner().startsWith("java/util/") && FILLING.contains(handle.getName());
        }
      }
    }

    @Override
    public void visitEnd() {
      if (reads && fills) {
        changing.add(method);
      }
    }
  }
}
