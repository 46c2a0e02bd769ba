package dev.incremental.agent.hook;

import dev.incremental.agent.boot.BootClass;
import dev.incremental.agent.scope.Recorder;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts the hooks into classes of {@code java.base}, and keeps them there when others retransform.
 */
public final class HookTransformer implements ClassFileTransformer {
  private final Set<String> owners = Hook.owners();
  private final Recorder recorder;

  /** Creates the transformer; a class that resists poisons the recording. */
  public HookTransformer(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Retransforms the classes that have hooks.
   *
   * @throws UnmodifiableClassException if this JVM refuses one
   */
  public void install(Instrumentation instrumentation) throws UnmodifiableClassException {
    instrumentation.addTransformer(this, true);
    List<Class<?>> classes = new ArrayList<>();
    for (String owner : owners) {
      Class<?> found = find(owner.replace('/', '.'));
      if (found != null) {
        classes.add(found);
      }
    }
    instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader != null || name == null || !owners.contains(name)) {
      return null;
    }
    try {
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new Weaver(writer, name), 0);
      return writer.toByteArray();
    } catch (Throwable e) {
      recorder.poison("the JDK's class " + name + " could not be hooked: " + e);
      return null;
    }
  }

  private static @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** Lets hooked methods say first what they are asked for. */
  private static final class Weaver extends ClassVisitor {
    private final String owner;

    Weaver(ClassWriter writer, String owner) {
      super(Opcodes.ASM9, writer);
      this.owner = owner;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
      Hook hook = Hook.find(owner, name, descriptor);
      boolean absent = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
      return hook == null || absent ? code : new Noting(code, hook);
    }
  }

  /** A method that first notes its subject. */
  private static final class Noting extends MethodVisitor {
    private final Hook hook;

    Noting(MethodVisitor code, Hook hook) {
      super(Opcodes.ASM9, code);
      this.hook = hook;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitIntInsn(Opcodes.BIPUSH, hook.kind().ordinal());
      load(hook.subject());
      load(hook.detail());
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          BootClass.NAME,
          "note",
          "(ILjava/lang/Object;Ljava/lang/Object;)V",
          false);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, 3), maxLocals);
    }

    private void load(int variable) {
      if (variable < 0) {
        super.visitInsn(Opcodes.ACONST_NULL);
      } else {
        super.visitVarInsn(Opcodes.ALOAD, variable);
      }
    }
  }
}
