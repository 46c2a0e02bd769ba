package dev.incremental.agent.probe;

import static dev.incremental.agent.RecordedRun.scope;
import static dev.incremental.agent.RecordedRun.scopes;
import static dev.incremental.agent.RecordedRun.touched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.agent.RecordedRun;
import dev.incremental.agent.boot.Marks;
import dev.incremental.recording.Origin;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedMethods;
import dev.incremental.recording.Recording;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Specifies that woven code passes the verifier, does what it did, and reports itself. */
class ProbeInserterTest {
  private static final String AWKWARD =
      """
      import java.util.*;
      interface Greeting {
        List<String> SAID = new ArrayList<>();
        static Greeting polite() { return () -> "Good day"; }
        default String twice() { return say() + say(); }
        String say();
      }
      enum Colour { RED, GREEN; static final int COUNT = values().length; }
      public class Snippet implements Runnable {
        static final Map<String, Long> MEMO = new HashMap<>();
        static int made;
        static { for (int i = 0; i < 3; i++) { if (i == 1) { continue; } made += i; } }
        Snippet() { made++; }
        static long wide(long a, double b, Object... rest) {
          while (a > 0) { a--; if (b > a) { made = (int) a; return a; } }
          try { MEMO.put("wide", a); return rest.length; } finally { MEMO.remove("x"); }
        }
        static double loop(double x) { do { x /= 2; made++; } while (x > 1); return x; }
        static synchronized void fails() { made = -1; throw new IllegalStateException("as meant"); }
        static Object never() { for (;;) { if (++made > 100) { throw new Error("enough"); } } }
        int choose(String word) {
          switch (word) { case "a": made = 1; return 1; case "b": return 2; default: return 3; }
        }
        public void run() {
          Greeting.SAID.add(Greeting.polite().twice() + Colour.COUNT);
          if (wide(5, 3.5, "x") != 3) { throw new AssertionError("wide"); }
          wide(0, 0, "x");
          if (loop(8) != 1) { throw new AssertionError("loop"); }
          try { fails(); throw new AssertionError(); } catch (IllegalStateException e) { made = 0; }
          try { never(); throw new AssertionError(); } catch (Error e) { made = 0; }
          if (new Snippet().choose("b") != 2 || made != 1) { throw new AssertionError("choose"); }
        }
      }
      """;

  @TempDir private Path directory;
  private final RecordedRun run = new RecordedRun();
  private final ProbeInserter inserter =
      new ProbeInserter(run.recorder(), "dev/incremental/agent/boot/Probe");

  @ParameterizedTest
  @ValueSource(strings = {"8", "11", "17"})
  void wovenCodeIsVerifiedAndDoesWhatItDid(String release) throws Exception {
    Runnable woven = instance(Snippet.compiled(release, directory, AWKWARD));

    test(woven);

    assertThat(touched(run.recording(), "test"))
        .contains(
            "s.Snippet#run()V",
            "s.Snippet#wide(JD[Ljava/lang/Object;)J",
            "s.Snippet#never()Ljava/lang/Object;",
            "s.Snippet#<init>()V",
            "s.Snippet#choose(Ljava/lang/String;)I",
            "s.Greeting#twice()Ljava/lang/String;",
            "s.Greeting#polite()Ls/Greeting;");
  }

  @Test
  void methodsReportThemselvesHoweverManyThereAre() throws Exception {
    RecordedMethods many =
        new RecordedMethods(Collections.nCopies(Marks.CHUNK, "m()V"), new int[0]);
    run.recorder().declare("a.Others", Origin.PROJECT, null, List.of(), many);

    test(instance(Snippet.compiled("17", directory, AWKWARD)));

    assertThat(touched(run.recording(), "test"))
        .contains("s.Snippet#run()V", "s.Snippet#choose(Ljava/lang/String;)I");
  }

  @Test
  void initialisersOfClassesInterfacesAndEnumsAreScopes() throws Exception {
    test(instance(Snippet.compiled("17", directory, AWKWARD)));

    Recording recording = run.recording();
    for (String type : new String[] {"s.Snippet", "s.Greeting", "s.Colour"}) {
      assertThat(scope(recording, type).outcome()).isEqualTo(Outcome.PASSED);
    }
  }

  @Test
  void aStateMethodEndsAlsoWhenItThrows() throws Exception {
    test(instance(Snippet.compiled("17", directory, AWKWARD)));

    assertThat(scope(run.recording(), "s.Snippet#fails()V").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(scope(run.recording(), "s.Snippet#never()Ljava/lang/Object;").outcome())
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void anInitialiserThatThrowsEndsToo() throws Exception {
    Runnable woven =
        instance(
            Snippet.compiled(
                "17",
                directory,
                """
                class Broken {
                  static { if (true) { throw new IllegalStateException("as meant"); } }
                  static void touch() {}
                }
                public class Snippet implements Runnable {
                  public void run() {
                    try { Broken.touch(); } catch (ExceptionInInitializerError e) { return; }
                    throw new AssertionError();
                  }
                }
                """));

    test(woven);

    assertThat(scope(run.recording(), "s.Broken").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void subroutinesOfOldCompilersAreVerified() throws Exception {
    test(instance(Map.of("s.Snippet", withSubroutine())));

    assertThat(touched(run.recording(), "test")).contains("s.Snippet#run()V");
    assertThat(scopes(run.recording(), "s.Snippet#run()V")).hasSize(1);
  }

  @Test
  void aMethodThatHasNoRoomForAProbeIsRefused() {
    assertThatThrownBy(() -> inserter.insert(full(), Origin.PROJECT))
        .isInstanceOf(MethodTooLargeException.class);
  }

  @Test
  void aClassThatCannotBeWovenIsOpaque() {
    ProbeTransformer transformer =
        new ProbeTransformer(
            run.recorder(), new ProjectLocations(List.of(directory.toString()), List.of()));

    byte[] woven =
        transformer.transform(getClass().getClassLoader(), "s/Snippet", null, null, full());

    assertThat(woven).isNull();
    assertThat(run.finished().classes())
        .anyMatch(each -> each.name().equals("s.Snippet") && each.origin() == Origin.OPAQUE);
  }

  @Test
  void aClassLoadedTooEarlyForProbesIsOpaque() {
    ProbeTransformer transformer =
        new ProbeTransformer(
            run.recorder(),
            new ProjectLocations(List.of(Path.of("target/test-classes").toString()), List.of()));

    transformer.concede(new Class<?>[] {String.class, RecordedRun.class, List.class});

    assertThat(run.finished().classes())
        .extracting(each -> each.name() + ' ' + each.origin())
        .containsExactly("dev.incremental.agent.RecordedRun OPAQUE");
  }

  private void test(Runnable body) {
    run.recorder().testStarted("test", "test");
    body.run();
    run.recorder().testFinished("test", Outcome.PASSED);
  }

  private Runnable instance(Map<String, byte[]> classes) throws ReflectiveOperationException {
    Map<String, byte[]> woven = new HashMap<>();
    classes.forEach((name, bytes) -> woven.put(name, inserter.insert(bytes, Origin.PROJECT)));
    var constructor = Class.forName("s.Snippet", false, new Woven(woven)).getDeclaredConstructor();
    constructor.setAccessible(true);
    return (Runnable) constructor.newInstance();
  }

  private static ClassWriter oldClass() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_4,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        "s/Snippet",
        null,
        "java/lang/Object",
        new String[] {"java/lang/Runnable"});
    writer.visitField(Opcodes.ACC_STATIC, "count", "I", null, null).visitEnd();
    MethodVisitor made = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    made.visitCode();
    made.visitVarInsn(Opcodes.ALOAD, 0);
    made.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    made.visitInsn(Opcodes.RETURN);
    made.visitMaxs(0, 0);
    made.visitEnd();
    return writer;
  }

  /** A method whose first instruction is a branch target, with {@code jsr} and {@code ret}. */
  private static byte[] withSubroutine() {
    ClassWriter writer = oldClass();
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
    Label start = new Label();
    Label subroutine = new Label();
    code.visitCode();
    code.visitLabel(start);
    code.visitJumpInsn(Opcodes.JSR, subroutine);
    code.visitFieldInsn(Opcodes.GETSTATIC, "s/Snippet", "count", "I");
    code.visitInsn(Opcodes.ICONST_3);
    code.visitJumpInsn(Opcodes.IF_ICMPLT, start);
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(subroutine);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitFieldInsn(Opcodes.GETSTATIC, "s/Snippet", "count", "I");
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IADD);
    code.visitFieldInsn(Opcodes.PUTSTATIC, "s/Snippet", "count", "I");
    code.visitVarInsn(Opcodes.RET, 1);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] full() {
    ClassWriter writer = oldClass();
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
    code.visitCode();
    for (int i = 0; i < 65_530; i++) {
      code.visitInsn(Opcodes.NOP);
    }
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Defines woven classes; whatever it defines is verified. */
  private static final class Woven extends ClassLoader {
    private final Map<String, byte[]> classes;

    Woven(Map<String, byte[]> classes) {
      super(ProbeInserterTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
