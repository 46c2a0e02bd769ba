package dev.incremental.plugin.fingerprint;

import dev.incremental.recording.ContainerCalls;
import dev.incremental.recording.ContainerCalls.Filled;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;

/** What calls do with values: which they store, and which their results come from. */
final class CallFlow {
  /** Methods that take a key first, which says where and not what. */
  private static final Set<String> KEYED =
      Set.of(
          "put",
          "putIfAbsent",
          "computeIfAbsent",
          "computeIfPresent",
          "compute",
          "merge",
          "replace",
          "set",
          "add");

  /** Static methods of libraries that answer with what they were given. */
  private static final Set<String> PASSING_ON =
      Set.of("checkNotNull", "notNull", "requireNonNull", "copyOf", "of", "valueOf", "wrap");

  private static final Set<String> REARRANGING =
      Set.of("sort", "parallelSort", "reverse", "rotate", "shuffle", "swap");

  private CallFlow() {}

  /** Whether a static method of that name answers with what it was given. */
  static boolean passesOn(String method) {
    return PASSING_ON.contains(method);
  }

  /** Whether a method of that name of the JDK puts what it is first given in another order. */
  static boolean rearranges(String method) {
    return REARRANGING.contains(method);
  }

  /** Whether it makes a function of a method of the JDK that stores what it is called with. */
  static boolean makesFilling(InvokeDynamicInsnNode dynamic) {
    return Arrays.stream(dynamic.bsmArgs)
        .anyMatch(
            each ->
                each instanceof Handle handle
                    && ContainerCalls.filledBy(handle.getOwner(), handle.getName())
                        != Filled.NOTHING);
  }

  static FieldValue all(List<? extends FieldValue> values, BasicValue type) {
    FieldValue all = new FieldValue(type);
    for (FieldValue each : values) {
      all = all.and(each, type);
    }
    return all;
  }

  /** Containers of libraries hand out what they hold, as the JDK's do. */
  static Set<FieldKey> results(
      MethodInsnNode call, List<? extends FieldValue> values, FieldKey result) {
    if (call.getOpcode() == Opcodes.INVOKESTATIC || !Remembering.is(call.owner, call.name)) {
      return Set.of(result);
    }
    Set<FieldKey> all = new HashSet<>(values.get(0).fields());
    all.add(result);
    return all;
  }

  /** What is appended to a text is copied; the text is returned. */
  static Set<FieldKey> held(
      MethodInsnNode call, List<? extends FieldValue> values, FieldValue all) {
    return ContainerCalls.filledBy(call.owner, call.name) == Filled.TEXT
        ? values.get(0).fields()
        : all.fields();
  }

  /** What a call stores: its arguments but for a key; nothing where it removes or rearranges. */
  static FieldValue stored(
      MethodInsnNode call, List<? extends FieldValue> arguments, BasicValue type) {
    if (call.name.startsWith("remove") || call.name.startsWith("poll") || rearranges(call.name)) {
      return new FieldValue(type);
    }
    boolean keyed = arguments.size() > 1 && KEYED.contains(call.name);
    return all(keyed ? arguments.subList(1, arguments.size()) : arguments, type);
  }
}
