package dev.incremental.plugin.fingerprint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Finds out what each method of a class does with fields. */
final class FieldUses extends ClassVisitor {
  private final Map<String, Set<String>> declared = new TreeMap<>();
  private final Map<String, Set<FieldUse>> uses = new TreeMap<>();
  private final Set<String> receives = new HashSet<>();
  private final Set<String> captures = new HashSet<>();
  private final Set<String> handles = new HashSet<>();
  private String className = "";
  private boolean isInterface;

  FieldUses() {
    super(Opcodes.ASM9);
  }

  FieldsOfClass found() {
    return new FieldsOfClass(declared, isInterface, uses, receives, captures, handles);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    className = name;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    declared.put(name, FieldTypes.of(descriptor, signature));
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
    Set<FieldUse> found = new LinkedHashSet<>();
    uses.put(name + descriptor, found);
    return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
      @Override
      public void visitEnd() {
        fieldHandles(this, found);
        methodHandles(this);
        casts(this);
        try {
          follow(this, found);
        } catch (AnalyzerException e) {
          found.addAll(withoutFlow(this));
        }
      }
    };
  }

  /** Goes through the code until nothing more is found to be made of the arguments. */
  private void follow(MethodNode code, Set<FieldUse> found) throws AnalyzerException {
    Set<String> madeOfArguments = new HashSet<>();
    int known;
    do {
      known = madeOfArguments.size();
      Set<FieldUse> pass = new LinkedHashSet<>();
      new Analyzer<>(new FieldFlow(pass, madeOfArguments)).analyze(className, code);
      if (madeOfArguments.size() == known) {
        found.addAll(pass);
      }
    } while (madeOfArguments.size() > known);
  }

  /** A constant may be a handle through which a static field is read or written. */
  private static void fieldHandles(MethodNode code, Set<FieldUse> found) {
    for (AbstractInsnNode insn : code.instructions) {
      if (insn instanceof LdcInsnNode ldc
          && ldc.cst instanceof Handle handle
          && (handle.getTag() == Opcodes.H_GETSTATIC || handle.getTag() == Opcodes.H_PUTSTATIC)) {
        both(found, ClassFile.binaryName(handle.getOwner()), handle.getName(), true);
      }
    }
  }

  private void methodHandles(MethodNode code) {
    for (AbstractInsnNode insn : code.instructions) {
      if (insn instanceof InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
          if (argument instanceof Handle handle && handle.getDesc().startsWith("(")) {
            handles.add(handle.getName() + handle.getDesc());
            function(handle, Type.getArgumentTypes(dynamic.desc));
          }
        }
      }
    }
  }

  /** What it captured comes before what it is called with. */
  private void function(Handle handle, Type[] captured) {
    List<Type> arguments = new ArrayList<>(List.of(Type.getArgumentTypes(handle.getDesc())));
    int tag = handle.getTag();
    if (tag != Opcodes.H_INVOKESTATIC && tag != Opcodes.H_NEWINVOKESPECIAL) {
      arguments.add(0, Type.getObjectType(handle.getOwner()));
    }
    for (int i = 0; i < arguments.size(); i++) {
      (i < captured.length ? captures : receives).add(elementName(arguments.get(i)));
    }
    for (Type each : captured) {
      captures.add(elementName(each));
    }
  }

  private static String elementName(Type type) {
    return type.getClassName().replace("[]", "");
  }

  private void casts(MethodNode code) {
    for (AbstractInsnNode insn : code.instructions) {
      if (insn instanceof TypeInsnNode type && type.getOpcode() == Opcodes.CHECKCAST) {
        receives.add(elementName(Type.getObjectType(type.desc)));
      }
    }
  }

  /** Of code that cannot be followed: whatever it names it may fill with whatever it was given. */
  private static Set<FieldUse> withoutFlow(MethodNode code) {
    Set<FieldUse> found = new HashSet<>();
    for (AbstractInsnNode insn : code.instructions) {
      if (insn instanceof FieldInsnNode field) {
        boolean isStatic =
            field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
        both(found, ClassFile.binaryName(field.owner), field.name, isStatic);
      }
    }
    return found;
  }

  private static void both(Set<FieldUse> found, String owner, String name, boolean isStatic) {
    FieldKey key = new FieldKey(owner, name, isStatic, false, false);
    found.add(new FieldUse(key, FieldUse.Effect.READS, false));
    found.add(new FieldUse(key, FieldUse.Effect.CHANGES, true));
  }
}
