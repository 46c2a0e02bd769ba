package dev.incremental.agent.probe;

import dev.incremental.recording.RecordedMethods;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the methods of a class that have code, and among them those that change static state and
 * those that test frameworks call to set something up.
 */
final class MethodSurvey extends ClassVisitor {
  private final List<String> methods = new ArrayList<>();
  private final BitSet statics = new BitSet();
  private final Set<String> changing = new HashSet<>();
  private final Map<String, SetUpKind> setUps = new HashMap<>();
  private boolean extendsSomething;

  MethodSurvey() {
    super(Opcodes.ASM9);
  }

  RecordedMethods methods() {
    return new RecordedMethods(List.copyOf(methods), statics.stream().toArray());
  }

  boolean changesSharedState(String method) {
    return changing.contains(method);
  }

  /** Whether test frameworks call a method to set something up, as far as the class tells. */
  SetUpKind setUp(String method) {
    return setUps.getOrDefault(method, SetUpKind.NONE);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    extendsSomething = !"java/lang/Object".equals(superName);
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
    if (SetUpKind.isNamedSo(access, name, descriptor) && extendsSomething) {
      setUps.put(method, SetUpKind.PERHAPS);
    }
    boolean byTools = (access & Opcodes.ACC_SYNTHETIC) != 0 && !name.startsWith("lambda$");
    return byTools || name.equals("<clinit>") ? null : new Survey(method);
  }

  /** Looks at the code and the annotations of a method. */
  private final class Survey extends StaticStateSurvey {
    private final String method;

    Survey(String method) {
      super(method, changing);
      this.method = method;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (SetUpKind.isAnnotatedSo(descriptor)) {
        setUps.put(method, SetUpKind.CERTAINLY);
      }
      return null;
    }
  }
}
