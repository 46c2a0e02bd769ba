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
  /** Any class by whose methods' names those of containers are known. */
  private static final String A_CONTAINER = "java/util/Collection";

  /** Stands for whatever the method makes. */
  private static final String ANYTHING = "*";

  private final BasicInterpreter types = new BasicInterpreter();
  private final Set<FieldUse> uses;
  private final Set<String> madeOfArguments;

  /**
   * Follows values.
   *
   * @param uses where what happens to fields is noted
   * @param madeOfArguments where internal names of classes are noted of which the method makes an
   *     object out of its arguments; to be given to another pass, since an object is there before
   *     its constructor is called
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
    boolean ofArguments = insn instanceof TypeInsnNode made && isMadeOfArguments(made.desc);
    return new FieldValue(type, Set.of(), ofArguments, false);
  }

  private boolean isMadeOfArguments(String type) {
    return madeOfArguments.contains(type) || madeOfArguments.contains(ANYTHING);
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
      case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> {
        return new FieldValue(type, Set.of(), madeOfArguments.contains(ANYTHING), false);
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
      boolean byCaller = other.byCaller() || (other.ofObject() && !one.isThis());
      use(key((FieldInsnNode) insn, one.isThis()), FieldUse.Effect.CHANGES, byCaller);
      fills(one, byCaller);
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
      use(key, effect, byCaller || (ofObject && !key.ofThis()));
    }
    fills(filled, byCaller);
  }

  /** What the method made itself, and fills with its arguments, is made of them. */
  private void fills(FieldValue filled, boolean byCaller) {
    if (byCaller && filled.fields().isEmpty() && !filled.byCaller() && !filled.isThis()) {
      madeOfArguments.add(ANYTHING);
    }
  }

  @Override
  public @Nullable FieldValue naryOperation(
      AbstractInsnNode insn, List<? extends FieldValue> values) throws AnalyzerException {
    BasicValue type = types.naryOperation(insn, List.of());
    FieldValue all = CallFlow.all(values, type == null ? BasicValue.UNINITIALIZED_VALUE : type);
    if (insn instanceof MethodInsnNode call) {
      return called(call, values, all, type);
    }
    boolean joinsText =
        insn instanceof InvokeDynamicInsnNode dynamic
            && dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory");
    if (joinsText) {
      return new FieldValue(all.type(), Set.of(), all.byCaller(), all.ofObject());
    }
    boolean stores =
        insn instanceof InvokeDynamicInsnNode dynamic && CallFlow.makesFilling(dynamic);
    values.forEach(each -> changes(each, stores, false)); // by the function that gets them
    return new FieldValue(all.type());
  }

  private @Nullable FieldValue called(
      MethodInsnNode call,
      List<? extends FieldValue> values,
      FieldValue all,
      @Nullable BasicValue type) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    boolean ofJdk = call.owner.startsWith("java/");
    if (call.name.equals("<init>") && all.byCaller() && !values.get(0).isThis()) {
      madeOfArguments.add(call.owner);
    }
    List<? extends FieldValue> arguments = isStatic ? values : values.subList(1, values.size());
    if (ofJdk && ContainerCalls.filledBy(call.owner, call.name) != Filled.NOTHING) {
      FieldValue stored = CallFlow.stored(call, arguments, all.type());
      if (isStatic && !CallFlow.rearranges(call.name)) {
        values.forEach(each -> changes(each, stored.byCaller(), stored.ofObject()));
      } else {
        changes(values.get(0), stored.byCaller(), stored.ofObject());
      }
    } else if (!isStatic && Remembering.is(call.owner, call.name)) {
      FieldValue stored = CallFlow.stored(call, arguments, all.type());
      boolean stores = Remembering.stores(call.name);
      changes(values.get(0), stores && stored.byCaller(), stores && stored.ofObject());
    } else if (!ofJdk) {
      if (!isStatic && ContainerCalls.filledBy(A_CONTAINER, call.name) != Filled.NOTHING) {
        changesIfContainer(
            values.get(0), call, CallFlow.stored(call, arguments, all.type()).byCaller());
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
      Set<FieldKey> fields = type.isReference() ? CallFlow.held(call, values, all) : Set.of();
      return new FieldValue(type, fields, all.byCaller(), all.ofObject()).unlessImmutable(returned);
    }
    FieldKey result =
        new FieldKey(
            ClassFile.binaryName(call.owner), call.name + call.desc, isStatic, true, false);
    boolean passedOn = isStatic && CallFlow.passesOn(call.name) && all.byCaller();
    boolean ofThis = !isStatic && values.get(0).isThis();
    return new FieldValue(type, CallFlow.results(call, values, result), passedOn, ofThis)
        .unlessImmutable(returned);
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

  @Override
  public void returnOperation(AbstractInsnNode insn, FieldValue value, FieldValue expected) {
    for (FieldKey key : value.fields()) {
      use(key, key.isResult() ? FieldUse.Effect.RETURNS_RESULT : FieldUse.Effect.RETURNS, false);
    }
  }

  @Override
  public FieldValue merge(FieldValue one, FieldValue other) {
    BasicValue type = types.merge(one.type(), other.type());
    FieldValue merged = one.and(other, type);
    return merged.equals(one) ? one : merged;
  }
}
