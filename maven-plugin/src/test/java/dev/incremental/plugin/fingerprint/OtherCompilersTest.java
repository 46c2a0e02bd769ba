package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files such as today's javac does not write, made by hand. */
class OtherCompilersTest {
  private static final int LAMBDA = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;

  private final ClassWriter writer = new ClassWriter(0);

  OtherCompilersTest() {
    writer.visit(Opcodes.V17, ACC_PUBLIC, "A", null, "java/lang/Object", new String[0]);
  }

  @Test
  void lambdasThatReferToEachOtherAreFoldedOnce() {
    method(ACC_STATIC, "host", "one");
    method(LAMBDA, "one", "two");
    method(LAMBDA, "two", "one");

    assertThat(facts().methods()).containsOnlyKeys("host()V");
    assertThat(facts().hosts()).containsOnlyKeys("one()V", "two()V");
    assertThat(facts().hosts().values()).containsOnly(List.of("host()V"));
  }

  @Test
  void lambdaOfTwoHostsCountsForBoth() {
    method(ACC_STATIC, "first", "shared");
    method(ACC_STATIC, "second", "shared");
    method(LAMBDA, "shared");

    assertThat(facts().hosts().get("shared()V")).containsExactly("first()V", "second()V");
  }

  @Test
  void lambdasThatNobodyReachesAreMethodsOfTheirOwn() {
    method(LAMBDA, "one", "two");
    method(LAMBDA, "two", "one");

    assertThat(facts().methods()).containsOnlyKeys("one()V", "two()V");
    assertThat(facts().hosts()).isEmpty();
  }

  @Test
  void accessorThatOtherClassesCallIsAMethodOfItsOwn() {
    method(ACC_STATIC | ACC_SYNTHETIC, "access$000");

    assertThat(facts().methods()).containsOnlyKeys("access$000()V");
  }

  @Test
  void lambdaWhoseMethodHasAnyNameIsFolded() {
    method(ACC_STATIC, "host", "host$lambda$0");
    method(LAMBDA | Opcodes.ACC_FINAL, "host$lambda$0");

    assertThat(facts().hosts()).containsOnlyKeys("host$lambda$0()V");
  }

  @Test
  void numberOfTheLambdaAroundALocalClassDoesNotShow() {
    writer.visitOuterClass("B", "lambda$f$0", "()V");
    ClassWriter renumbered = new ClassWriter(0);
    renumbered.visit(Opcodes.V17, ACC_PUBLIC, "A", null, "java/lang/Object", new String[0]);
    renumbered.visitOuterClass("B", "lambda$f$12", "()V");

    assertThat(Edit.facts(renumbered.toByteArray())).isEqualTo(facts());
  }

  @Test
  void orderOfTheConstantPoolDoesNotShow() {
    method(ACC_STATIC, "f");
    ClassWriter other = new ClassWriter(0);
    other.newConst("first in the pool");
    other.newClass("z/Z");
    new ClassReader(writer.toByteArray()).accept(other, 0);

    assertThat(other.toByteArray()).isNotEqualTo(writer.toByteArray());
    assertThat(Edit.facts(other.toByteArray())).isEqualTo(facts());
  }

  private ClassFacts facts() {
    return Edit.facts(writer.toByteArray());
  }

  /** A method that makes a lambda of each of the others. */
  private void method(int access, String name, String... lambdas) {
    MethodVisitor method = writer.visitMethod(access, name, "()V", null, null);
    method.visitCode();
    for (String lambda : lambdas) {
      Handle body = new Handle(H_INVOKESTATIC, "A", lambda, "()V", false);
      Handle factory = new Handle(H_INVOKESTATIC, "F", "factory", "()V", false);
      method.visitInvokeDynamicInsn("run", "()Ljava/lang/Runnable;", factory, body);
      method.visitInsn(Opcodes.POP);
    }
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
  }
}
