package dev.incremental.agent.probe;

import dev.incremental.recording.RecordedMethods;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the methods of a class that have code, and among them those that change static state. */
final class MethodSurvey extends ClassVisitor {
  private final List<String> methods = new ArrayList<>();
  private final BitSet statics = new BitSet();
  private final Set<String> changing = new HashSet<>();

  MethodSurvey() {
    super(Opcodes.ASM9);
  }

  RecordedMethods methods() {
    return new RecordedMethods(List.copyOf(methods), statics.stream().toArray());
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
    statics.set(methods.size(), (access & Opcodes.ACC_STATIC) != 0);
    methods.add(method);
    boolean byTools = (access & Opcodes.ACC_SYNTHETIC) != 0 && !name.startsWith("lambda$");
    return byTools || name.equals("<clinit>") ? null : new StaticStateSurvey(method, changing);
  }
}
