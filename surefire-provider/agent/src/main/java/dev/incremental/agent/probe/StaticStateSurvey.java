package dev.incremental.agent.probe;

import dev.incremental.recording.ContainerCalls;
import dev.incremental.recording.ContainerCalls.Filled;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds out whether a method may change static state: whether it writes a static field, or reads
 * one and fills an array, a container of the JDK's or a thread local.
 */
class StaticStateSurvey extends MethodVisitor {
  private final Set<Filled> read = EnumSet.noneOf(Filled.class);
  private final Set<Filled> filled = EnumSet.noneOf(Filled.class);
  private final String method;
  private final Set<String> changing;

  /** Stores into elements of arrays, and those among them that an array's initialiser makes. */
  private int stores;

  private int initialising;
  private Before before = Before.OTHER;

  /** The instruction before: an initialiser copies the array's reference, then comes an index. */
  private enum Before {
    ARRAY,
    COPY_OF_ARRAY,
    OTHER
  }

  /**
   * Looks at one method.
   *
   * @param changing where the method is entered if it may change static state
   */
  StaticStateSurvey(String method, Set<String> changing) {
    super(Opcodes.ASM9);
    this.method = method;
    this.changing = changing;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    before = Before.OTHER;
    if (opcode == Opcodes.PUTSTATIC) {
      changing.add(method);
    } else if (opcode == Opcodes.GETSTATIC) {
      read.addAll(kinds(descriptor));
    }
  }

  /** What a field of a type may refer to, if only through the field's own type. */
  private static Set<Filled> kinds(String descriptor) {
    if (descriptor.equals("Ljava/lang/Object;")) {
      return EnumSet.allOf(Filled.class);
    }
    if (descriptor.startsWith("[")) {
      return Set.of(Filled.ARRAY);
    }
    if (descriptor.startsWith("Ljava/util/")) {
      return Set.of(Filled.CONTAINER);
    }
    return switch (descriptor) {
      case "Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;" -> Set.of(Filled.TEXT);
      case "Ljava/lang/ThreadLocal;", "Ljava/lang/InheritableThreadLocal;" ->
          Set.of(Filled.THREAD_LOCAL);
      default -> Set.of();
    };
  }

  @Override
  public void visitInsn(int opcode) {
    boolean store = opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
    if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
      index();
    } else if (opcode == Opcodes.DUP && before == Before.ARRAY) {
      before = Before.COPY_OF_ARRAY;
    } else {
      stores += store ? 1 : 0;
      before = store ? Before.ARRAY : Before.OTHER;
    }
  }

  private void index() {
    initialising += before == Before.COPY_OF_ARRAY ? 1 : 0;
    before = Before.OTHER;
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    if (opcode == Opcodes.NEWARRAY) {
      before = Before.ARRAY;
    } else {
      index();
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    before = opcode == Opcodes.ANEWARRAY ? Before.ARRAY : Before.OTHER;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    before = Before.OTHER;
    call(owner, name);
  }

  private void call(String owner, String name) {
    filled.add(ContainerCalls.filledBy(owner, name));
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    before = Before.OTHER;
    for (Object argument : arguments) {
      if (argument instanceof Handle handle) {
        call(handle.getOwner(), handle.getName());
      }
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    before = Before.OTHER;
  }

  @Override
  public void visitLdcInsn(Object value) {
    index();
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    before = Before.OTHER;
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    before = Before.OTHER;
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    before = Before.OTHER;
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    before = Before.OTHER;
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    before = Before.OTHER;
  }

  @Override
  public void visitEnd() {
    if (stores > initialising) {
      filled.add(Filled.ARRAY);
    }
    if (!Collections.disjoint(read, filled)) {
      changing.add(method);
    }
  }
}
