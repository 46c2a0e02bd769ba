package dev.incremental.plugin.fingerprint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The code of one method as its instructions, free of positions, of debug information and of the
 * names of own methods that handles refer to.
 *
 * <p>Those names, and the instructions that labels stand for, are kept aside in order, since they
 * are known only once the whole class has been read.
 */
final class CodeForm {
  private static final int OWN = 100;
  private static final int FOREIGN = 101;
  private static final int DYNAMIC = 102;
  private static final int PLAIN = 103;
  private static final int HANDLER = 300;

  private final String owner;
  private final NormalForm form = new NormalForm();
  private final List<Label> labels = new ArrayList<>();
  private final List<String> ownHandles = new ArrayList<>();
  private int instructions;

  /**
   * Begins a method's code.
   *
   * @param owner internal name of the class
   */
  CodeForm(String owner) {
    this.owner = owner;
  }

  /** The own methods that method handles refer to, as {@code name(desc)ret}, in order. */
  List<String> ownHandles() {
    return ownHandles;
  }

  NormalForm instruction(int opcode) {
    instructions++;
    return form.number(opcode);
  }

  /** Where the code has got to: what a label stands for is the number of the next instruction. */
  void place(Label label) {
    label.info = instructions;
  }

  void target(Label label) {
    labels.add(label);
  }

  void tryCatch(Label start, Label end, Label handler, @Nullable String type) {
    form.number(HANDLER).text(type);
    target(start);
    target(end);
    target(handler);
  }

  void invokeDynamic(String name, String descriptor, Handle bootstrap, Object[] arguments) {
    instruction(Opcodes.INVOKEDYNAMIC);
    dynamic(name, descriptor, bootstrap, arguments);
  }

  void constant(Object value) {
    if (value instanceof Handle handle) {
      handle(handle);
    } else if (value instanceof ConstantDynamic dynamic) {
      Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = dynamic.getBootstrapMethodArgument(i);
      }
      form.number(DYNAMIC);
      dynamic(dynamic.getName(), dynamic.getDescriptor(), dynamic.getBootstrapMethod(), arguments);
    } else {
      Constants.write(form.number(PLAIN), value);
    }
  }

  /** The whole code but the names that {@link #ownHandles} holds. */
  NormalForm finish() {
    NormalForm whole = new NormalForm().form(form).number(labels.size());
    for (Label label : labels) {
      whole.number(label.info instanceof Integer place ? place : -1);
    }
    return whole;
  }

  private void dynamic(String name, String descriptor, Handle bootstrap, Object[] arguments) {
    form.text(name).text(descriptor);
    handle(bootstrap);
    form.number(arguments.length);
    for (Object argument : arguments) {
      constant(argument);
    }
  }

  private void handle(Handle handle) {
    boolean method = handle.getTag() >= Opcodes.H_INVOKEVIRTUAL;
    if (method && handle.getOwner().equals(owner)) {
      form.number(OWN).number(handle.getTag());
      ownHandles.add(handle.getName() + handle.getDesc());
    } else {
      form.number(FOREIGN).number(handle.getTag()).text(handle.getOwner());
      form.text(handle.getName()).text(handle.getDesc());
    }
    form.number(handle.isInterface() ? 1 : 0);
  }
}
