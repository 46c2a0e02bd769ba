package dev.incremental.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.agent.RecordedRun;
import dev.incremental.agent.boot.Probe;
import dev.incremental.recording.Origin;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which methods report that they set something up, and when. */
class SetUpMethodTest {
  @TempDir private Path directory;
  private final List<String> told = new ArrayList<>();
  private final RecordedRun run = new RecordedRun();
  private final ProbeInserter inserter =
      new ProbeInserter(run.recorder(), "dev/incremental/agent/boot/Probe");

  @BeforeEach
  void listen() {
    Probe.connect(
        run.recorder()::entered,
        run.recorder()::exited,
        (arguments, kind) -> {},
        (what, arguments) -> {
          Object target = arguments[1];
          told.add(what + ' ' + arguments[0] + (target == null ? "" : " of an object"));
          return null;
        });
  }

  /** Runs a method of a class with one method of this name, descriptor and annotation. */
  private void call(int access, String name, String annotation, String superName)
      throws ReflectiveOperationException {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "s/Snippet", null, superName, null);
    MethodVisitor made = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    made.visitCode();
    made.visitVarInsn(Opcodes.ALOAD, 0);
    made.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
    made.visitInsn(Opcodes.RETURN);
    made.visitMaxs(0, 0);
    made.visitEnd();
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | access, name, "()V", null, null);
    if (!annotation.isEmpty()) {
      code.visitAnnotation("L" + annotation.replace('.', '/') + ";", true).visitEnd();
    }
    code.visitCode();
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    Class<?> woven = woven(Map.of("s.Snippet", writer.toByteArray()));
    woven.getMethod(name).invoke(woven.getConstructor().newInstance());
  }

  private Class<?> woven(Map<String, byte[]> classes) throws ClassNotFoundException {
    Map<String, byte[]> woven = new HashMap<>();
    classes.forEach((name, bytes) -> woven.put(name, inserter.insert(bytes, Origin.PROJECT)));
    ClassLoader loader =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = woven.get(name);
            if (bytes == null) {
              throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    return Class.forName("s.Snippet", true, loader);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.junit.jupiter.api.BeforeAll",
        "org.junit.jupiter.api.BeforeEach",
        "org.junit.BeforeClass",
        "org.junit.Before",
        "org.testng.annotations.BeforeSuite",
        "org.testng.annotations.BeforeTest",
        "org.testng.annotations.BeforeGroups",
        "org.testng.annotations.BeforeClass",
        "org.testng.annotations.BeforeMethod"
      })
  void methodsWithTheseAnnotationsReportThemselves(String annotation) throws Exception {
    call(0, "prepare", annotation, "java/lang/Object");

    assertThat(told)
        .containsExactly(
            "setUpBegan s.Snippet#prepare of an object", "setUpEnded s.Snippet#prepare");
    assertThat(Files.readString(Path.of("../../src/site/markdown/adopting.md")))
        .contains("`@" + annotation.substring(annotation.lastIndexOf('.') + 1) + "`");
  }

  @Test
  void staticOnesHaveNoObject() throws Exception {
    call(Opcodes.ACC_STATIC, "prepare", "org.junit.BeforeClass", "java/lang/Object");

    assertThat(told)
        .containsExactly("setUpBegan s.Snippet#prepare", "setUpEnded s.Snippet#prepare");
  }

  @Test
  void whatIsCalledSetUpInAClassThatExtendsAnotherMayBeOne() throws Exception {
    call(0, "setUp", "", "java/lang/Thread");

    assertThat(told)
        .containsExactly(
            "setUpMayBegin s.Snippet#setUp of an object", "setUpEnded s.Snippet#setUp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "org.junit.After", "org.junit.jupiter.api.Test"})
  void noOtherMethodDoes(String annotation) throws Exception {
    call(0, "prepare", annotation, "java/lang/Thread");
    call(0, "setUp", "", "java/lang/Object");

    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "17"})
  void eachWayOutIsReported(String release) throws Exception {
    Class<?> woven =
        woven(
            Snippet.compiled(
                release,
                directory,
                """
                import java.util.*;
                public class Snippet extends Thread {
                  static final List<String> SEEN = new ArrayList<>();
                  public void setUp() {
                    SEEN.add("a static list changes");
                    for (String each : SEEN) {
                      if (each.isEmpty()) { return; }
                      try { Integer.parseInt(each); } catch (NumberFormatException e) { break; }
                    }
                    if (SEEN.size() > 1) { throw new IllegalStateException("as meant"); }
                  }
                }
                """));
    Object target = woven.getConstructor().newInstance();
    Method setUp = woven.getMethod("setUp");

    setUp.invoke(target);
    assertThatThrownBy(() -> setUp.invoke(target)).hasRootCauseMessage("as meant");

    String began = "setUpMayBegin s.Snippet#setUp of an object";
    String ended = "setUpEnded s.Snippet#setUp";
    assertThat(told).containsExactly(began, ended, began, ended);
  }
}
