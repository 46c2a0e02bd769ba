package dev.incremental.agent.probe;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets Spring's cache abstraction tell the recorder which values it looks for and which it keeps.
 */
final class CacheWeaver {
  /** Internal name of the class through which annotated methods reach their caches. */
  static final String INVOKER = "org/springframework/cache/interceptor/AbstractCacheInvoker";

  private static final String CACHE = "org/springframework/cache/Cache";
  private static final String CACHE_AND_KEY = "(L" + CACHE + ";Ljava/lang/Object;";

  private CacheWeaver() {}

  /** Weaves the class. */
  static byte[] weave(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!descriptor.startsWith(CACHE_AND_KEY)) {
              return code;
            }
            boolean gets = name.startsWith("doGet") || name.startsWith("doRetrieve");
            boolean computes = !descriptor.startsWith(CACHE_AND_KEY + ")");
            boolean puts = name.startsWith("doPut") || (gets && computes);
            return gets || puts ? new Telling(code, gets, puts) : code;
          }
        },
        0);
    return writer.toByteArray();
  }

  /** A method that reports a cache and a key as it begins. */
  private static final class Telling extends MethodVisitor {
    private final boolean gets;
    private final boolean puts;

    Telling(MethodVisitor code, boolean gets, boolean puts) {
      super(Opcodes.ASM9, code);
      this.gets = gets;
      this.puts = puts;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (gets) {
        EventCall.withNameAndArgument(mv, "cacheAsked", CACHE);
      }
      if (puts) {
        EventCall.withNameAndArgument(mv, "cacheFilled", CACHE);
      }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + EventCall.STACK, maxLocals);
    }
  }
}
