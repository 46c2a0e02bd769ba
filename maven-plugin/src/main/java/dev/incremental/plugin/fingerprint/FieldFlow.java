package dev.incremental.plugin.fingerprint;

import dev.incremental.recording.ContainerCalls;
import dev.incremental.recording.ContainerCalls.Filled;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Follows values through one method: which fields are read, changed and returned. */
final class FieldFlow extends Interpreter<FieldValue> {
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

  /** Any class by whose methods' names those of containers are known. */
  private static final String A_CONTAINER = "java/util/Collection";

  private final BasicInterpreter types = new BasicInterpreter();
  private final Set<FieldUse> uses;
  private final Set<String> madeOfArguments;

  /**
   * Follows values.
   *
   * @param uses where what happens to fields is noted
   * @param madeOfArguments where internal names of the JDK's classes are noted of which the method
   *     makes an object out of its arguments; to be given to a second pass, since an object is
   *     there before its constructor is called
   */
  FieldFlow(Set<FieldUse> uses, Set<String> madeOfArguments) {
    super(Opcodes.ASM9);
    this.uses = uses;
    this.madeOfArguments = madeOfArguments;
  }

  @Override
  public @Nullable FieldValue newValue(@Nullable Type type) {
    BasicValue value = types.newValue(type);
    return value == null ? null : new FieldValue(value);
  }

  @Override
  public FieldValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
    boolean isThis = isInstanceMethod && local == 0;
    return new FieldValue(types.newValue(type), Set.of(), !isThis, isThis, isThis);
  }

  @Override
  public FieldValue newOperation(AbstractInsnNode insn) throws AnalyzerException {
    BasicValue type = types.newOperation(insn);
    if (insn instanceof FieldInsnNode field) {
      return read(field, false, type, false, false);
    }
    boolean ofArguments = insn instanceof TypeInsnNode made && madeOfArguments.contains(made.desc);
    return new FieldValue(type, Set.of(), ofArguments, false);
  }

  private FieldValue read(
      FieldInsnNode insn, boolean ofThis, BasicValue type, boolean byCaller, boolean ofObject) {
    FieldKey key = key(insn, ofThis);
    use(key, FieldUse.Effect.READS, false);
    return new FieldValue(type, Set.of(key), byCaller, ofObject).unlessImmutable(insn.desc);
  }

  private static FieldKey key(FieldInsnNode insn, boolean ofThis) {
    boolean isStatic =
        insn.getOpcode() == Opcodes.GETSTATIC || insn.getOpcode() == Opcodes.PUTSTATIC;
    return new FieldKey(ClassFile.binaryName(insn.owner), insn.name, isStatic, false, ofThis);
  }

  private void use(FieldKey key, FieldUse.Effect effect, boolean byCaller) {
    uses.add(new FieldUse(key, effect, byCaller));
  }

  @Override
  public FieldValue copyOperation(AbstractInsnNode insn, FieldValue value) {
    return value;
  }

  @Override
  public @Nullable FieldValue unaryOperation(AbstractInsnNode insn, FieldValue value)
      throws AnalyzerException {
    BasicValue type = types.unaryOperation(insn, value.type());
    switch (insn.getOpcode()) {
      case Opcodes.GETFIELD -> {
        return read((FieldInsnNode) insn, value.isThis(), type, value.byCaller(), true);
      }
      case Opcodes.PUTSTATIC -> {
        boolean byCaller = value.byCaller() || value.ofObject();
        use(key((FieldInsnNode) insn, false), FieldUse.Effect.CHANGES, byCaller);
        escapes(value);
      }
      case Opcodes.CHECKCAST -> {
        return value.as(type);
      }
      default -> {}
    }
    return type == null ? null : new FieldValue(type, Set.of(), value.byCaller(), value.ofObject());
  }

  @Override
  public @Nullable FieldValue binaryOperation(
      AbstractInsnNode insn, FieldValue one, FieldValue other) throws AnalyzerException {
    BasicValue type = types.binaryOperation(insn, one.type(), other.type());
    if (insn.getOpcode() == Opcodes.PUTFIELD) {
      use(key((FieldInsnNode) insn, one.isThis()), FieldUse.Effect.CHANGES, other.byCaller());
      escapes(other);
    }
    if (type == null) {
      return null;
    }
    return insn.getOpcode() == Opcodes.AALOAD
        ? one.as(type)
        : new FieldValue(
            type, Set.of(), one.byCaller() || other.byCaller(), one.ofObject() || other.ofObject());
  }

  @Override
  public @Nullable FieldValue ternaryOperation(
      AbstractInsnNode insn, FieldValue array, FieldValue index, FieldValue value) {
    changes(array, value.byCaller(), value.ofObject());
    escapes(value);
    return null;
  }

  /** Notes that what a field refers to may be filled where nobody sees whose it is. */
  private void escapes(FieldValue value) {
    if (value.type().isReference()) {
      for (FieldKey key : value.fields()) {
        if (!key.isResult()) {
          use(key, FieldUse.Effect.ESCAPES, false);
        }
      }
    }
  }

  /** Notes that what a value refers to is filled. */
  private void changes(FieldValue filled, boolean byCaller, boolean ofObject) {
    for (FieldKey key : filled.fields()) {
      FieldUse.Effect effect =
          key.isResult() ? FieldUse.Effect.CHANGES_RESULT : FieldUse.Effect.CHANGES;
      use(key, effect, byCaller || (key.isStatic() && ofObject));
    }
  }

  @Override
  public @Nullable FieldValue naryOperation(
      AbstractInsnNode insn, List<? extends FieldValue> values) throws AnalyzerException {
    BasicValue type = types.naryOperation(insn, List.of());
    FieldValue all = all(values, type == null ? BasicValue.UNINITIALIZED_VALUE : type);
    if (insn instanceof MethodInsnNode call) {
      return called(call, values, all, type);
    }
    boolean joinsText =
        insn instanceof InvokeDynamicInsnNode dynamic
            && dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory");
    if (joinsText) {
      return new FieldValue(all.type(), Set.of(), all.byCaller(), all.ofObject());
    }
    values.forEach(each -> changes(each, false, false)); // by the lambda that gets them
    return new FieldValue(all.type());
  }

  private static FieldValue all(List<? extends FieldValue> values, BasicValue type) {
    FieldValue all = new FieldValue(type);
    for (FieldValue each : values) {
      all = all.and(each, type);
    }
    return all;
  }

  private @Nullable FieldValue called(
      MethodInsnNode call,
      List<? extends FieldValue> values,
      FieldValue all,
      @Nullable BasicValue type) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    boolean ofJdk = call.owner.startsWith("java/");
    if (ofJdk && call.name.equals("<init>") && all.byCaller()) {
      madeOfArguments.add(call.owner);
    }
    List<? extends FieldValue> arguments = isStatic ? values : values.subList(1, values.size());
    if (ofJdk && ContainerCalls.filledBy(call.owner, call.name) != Filled.NOTHING) {
      FieldValue stored = stored(call, arguments, all.type());
      if (isStatic) {
        values.forEach(each -> changes(each, stored.byCaller(), stored.ofObject()));
      } else {
        changes(values.get(0), stored.byCaller(), stored.ofObject());
      }
    } else if (!isStatic && Remembering.is(call.owner)) {
      changes(values.get(0), false, false);
    } else if (!ofJdk) {
      if (!isStatic && ContainerCalls.filledBy(A_CONTAINER, call.name) != Filled.NOTHING) {
        changesIfContainer(values.get(0), call, stored(call, arguments, all.type()).byCaller());
      }
      arguments.forEach(this::escapes);
    } else if (!call.name.equals("<init>")) {
      arguments.forEach(this::escapes);
    }
    if (type == null) {
      return null;
    }
    String returned = call.desc.substring(call.desc.indexOf(')') + 1);
    if (ofJdk) {
      Set<FieldKey> fields = type.isReference() ? held(call, values, all) : Set.of();
      return new FieldValue(type, fields, all.byCaller(), all.ofObject()).unlessImmutable(returned);
    }
    FieldKey result =
        new FieldKey(
            ClassFile.binaryName(call.owner), call.name + call.desc, isStatic, true, false);
    boolean passedOn = isStatic && PASSING_ON.contains(call.name) && all.byCaller();
    return new FieldValue(type, Set.of(result), passedOn, false).unlessImmutable(returned);
  }

  /** What is appended to a text is copied; the text is returned. */
  private static Set<FieldKey> held(
      MethodInsnNode call, List<? extends FieldValue> values, FieldValue all) {
    return ContainerCalls.filledBy(call.owner, call.name) == Filled.TEXT
        ? values.get(0).fields()
        : all.fields();
  }

  /** The project may have containers of its own. */
  private void changesIfContainer(FieldValue filled, MethodInsnNode call, boolean byCaller) {
    for (FieldKey key : filled.fields()) {
      if (!key.isResult()) {
        uses.add(
            new FieldUse(
                key.owner(),
                key.name(),
                key.isStatic(),
                key.ofThis(),
                FieldUse.Effect.CHANGES,
                byCaller,
                ClassFile.binaryName(call.owner)));
      }
    }
  }

  /** What a call stores: its arguments but for a key; nothing where it removes. */
  private static FieldValue stored(
      MethodInsnNode call, List<? extends FieldValue> arguments, BasicValue type) {
    if (call.name.startsWith("remove") || call.name.startsWith("poll")) {
      return new FieldValue(type);
    }
    boolean keyed = arguments.size() > 1 && KEYED.contains(call.name);
    return all(keyed ? arguments.subList(1, arguments.size()) : arguments, type);
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, FieldValue value, FieldValue expected) {
    for (FieldKey key : value.fields()) {
      if (!key.isResult()) {
        use(key, FieldUse.Effect.RETURNS, false);
      }
    }
  }

  @Override
  public FieldValue merge(FieldValue one, FieldValue other) {
    BasicValue type = types.merge(one.type(), other.type());
    FieldValue merged = one.and(other, type);
    return merged.equals(one) ? one : merged;
  }
}
