package dev.incremental.testdb;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Lets JUnit 4's runners hand what they evaluate to {@code JUnit4Tests}, which puts something
 * around it. All of JUnit's own runners, and those of others that do not start from nothing, go
 * through the two methods that are woven, which are the same in 4.12 to 4.13.2.
 */
final class RunnerWeaver implements ClassFileTransformer {
  /** How the methods' original names go on. */
  static final String RENAMED = "beforeIncremental$";

  private static final String RUNNER = "org/junit/runners/ParentRunner";
  private static final String CASE = "junit/framework/TestCase";
  private static final String HOOK = "dev/incremental/testdb/JUnit4Tests";
  private static final String CASE_HOOK = "dev/incremental/testdb/JUnit3Tests";
  private static final String STATEMENT = "Lorg/junit/runners/model/Statement;";
  private static final String NOTIFIER = "Lorg/junit/runner/notification/RunNotifier;";
  private static final String DESCRIPTION = "Lorg/junit/runner/Description;";

  private static final int ALOAD_0 = 0x2A;
  private static final int ALOAD_1 = 0x2B;
  private static final int ALOAD_2 = 0x2C;
  private static final int ALOAD_3 = 0x2D;
  private static final int ARETURN = 0xB0;
  private static final int RETURN = 0xB1;
  private static final int INVOKEVIRTUAL = 0xB6;
  private static final int INVOKESTATIC = 0xB8;

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    boolean isCase = CASE.equals(name);
    if ((!RUNNER.equals(name) && !isCase) || redefined != null || !isAskable(loader)) {
      return null;
    }
    try {
      return isCase ? weaveCase(bytes) : weave(bytes);
    } catch (IOException | RuntimeException e) {
      System.getLogger("dev.incremental.testdb")
          .log(
              Level.ERROR,
              "@PreSeeded and @SharedSetUp have no effect on tests of JUnit 4: "
                  + name
                  + " is not as"
                  + " it is known",
              e);
      return null; // what comes from here is thrown away in silence
    }
  }

  /** Whether a runner that a class loader loads would find what it is to ask. */
  private static boolean isAskable(@Nullable ClassLoader loader) {
    try {
      Class<?> hook = Class.forName(CASE_HOOK.replace('/', '.'), false, loader);
      return hook.getClassLoader() == loader;
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // its tests cannot have our annotations either
    }
  }

  static byte[] weave(byte[] bytes) throws IOException {
    WrappedMethods methods = new WrappedMethods(bytes);
    String runner = "(L" + RUNNER + ";" + STATEMENT;
    int ofClass = methods.method(HOOK, "ofClass", runner + ")" + STATEMENT);
    int ofTest = methods.method(HOOK, "ofTest", runner + DESCRIPTION + ")" + STATEMENT);
    methods.replace(
        "classBlock",
        "(" + NOTIFIER + ")" + STATEMENT,
        RENAMED + "classBlock",
        new Wrapper(3, 2) {
          @Override
          void write(DataOutputStream out, int original) throws IOException {
            bytes(out, ALOAD_0, ALOAD_0, ALOAD_1);
            call(out, INVOKEVIRTUAL, original);
            call(out, INVOKESTATIC, ofClass);
            bytes(out, ARETURN);
          }
        });
    methods.replace(
        "runLeaf",
        "(" + STATEMENT + DESCRIPTION + NOTIFIER + ")V",
        RENAMED + "runLeaf",
        new Wrapper(4, 4) {
          @Override
          void write(DataOutputStream out, int original) throws IOException {
            bytes(out, ALOAD_0, ALOAD_0, ALOAD_1, ALOAD_2);
            call(out, INVOKESTATIC, ofTest);
            bytes(out, ALOAD_2, ALOAD_3);
            call(out, INVOKEVIRTUAL, original);
            bytes(out, RETURN);
          }
        });
    return methods.bytes();
  }

  /** JUnit 3's, which is in the same jar. */
  static byte[] weaveCase(byte[] bytes) throws IOException {
    WrappedMethods methods = new WrappedMethods(bytes);
    int begins = methods.method(CASE_HOOK, "begins", "(Ljava/lang/Object;)V");
    methods.replace(
        "runBare",
        "()V",
        RENAMED + "runBare",
        new Wrapper(1, 1) {
          @Override
          void write(DataOutputStream out, int original) throws IOException {
            bytes(out, ALOAD_0);
            call(out, INVOKESTATIC, begins);
            bytes(out, ALOAD_0);
            call(out, INVOKEVIRTUAL, original);
            bytes(out, RETURN);
          }
        });
    return methods.bytes();
  }

  /** Code that is a few instructions. */
  private abstract static class Wrapper implements WrappedMethods.Code {
    private final int stack;
    private final int locals;

    Wrapper(int stack, int locals) {
      this.stack = stack;
      this.locals = locals;
    }

    abstract void write(DataOutputStream out, int original) throws IOException;

    @Override
    public byte[] instructions(int original) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(new DataOutputStream(bytes), original);
      return bytes.toByteArray();
    }

    @Override
    public int stack() {
      return stack;
    }

    @Override
    public int locals() {
      return locals;
    }

    static void bytes(DataOutputStream out, int... instructions) throws IOException {
      for (int each : instructions) {
        out.writeByte(each);
      }
    }

    static void call(DataOutputStream out, int how, int method) throws IOException {
      out.writeByte(how);
      out.writeShort(method);
    }
  }
}
