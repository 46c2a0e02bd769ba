package dev.incremental.it.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodEditsTest {

  @Test
  void negatesAConditionAndSwapsItsOperators() throws IOException {
    assertThat(edited("void m() { if (a < b && c) { d(); } }"))
        .contains(
            "void m() { if (!(a < b && c)) { d(); } }",
            "void m() { if (a <= b && c) { d(); } }",
            "void m() { if (a < b || c) { d(); } }",
            "void m() { if (a < b && c) { ; } }");
  }

  @Test
  void changesWhatIsReturnedByTheDeclaredType() throws IOException {
    assertThat(edited("boolean m() { return a; }")).containsExactly("boolean m() { return !(a); }");
    assertThat(edited("long m() { return a; }")).containsExactly("long m() { return 0; }");
    assertThat(edited("String m() { return a; }")).containsExactly("String m() { return null; }");
    assertThat(edited("String m() { return null; }")).isEmpty();
  }

  @Test
  void leavesStringConcatenationAndConstructorCallsAlone() throws IOException {
    assertThat(edited("A() { this(a + \"x\" + b); }")).isEmpty();
  }

  @Test
  void knowsNoTypeForReturnsOfLambdas() throws IOException {
    assertThat(edited("void m() { x = () -> { return a; }; }")).isEmpty();
  }

  @Test
  void editsOfAnotherSourceAreRefused() {
    Edit edit = new Edit("A.java", "m", 1, Operator.CHANGE_LITERAL, 0, "7", "8");
    assertThat(edit.applyTo("7;")).isEqualTo("8;");
    assertThatThrownBy(() -> edit.applyTo("8;")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSeedDrawsTheSameEditsAgain(@TempDir Path root) throws IOException {
    Files.writeString(
        root.resolve("B.java"), "class B { int a() { return 1; } int b() { return 2; } }");
    Files.writeString(root.resolve("A.java"), "class A { int c() { return 3; } }");
    EditDraw first = EditDraw.from(root, 7);
    EditDraw second = EditDraw.from(root, 7);
    assertThat(first.size()).isEqualTo(3);
    assertThat(List.of(first.get(0), first.get(1), first.get(2)))
        .containsExactly(second.get(0), second.get(1), second.get(2));
  }

  private static List<String> edited(String member) throws IOException {
    String prefix = "class A { ";
    String source = prefix + member + " }";
    return MethodEdits.in("A.java", source).stream()
        .flatMap(m -> m.edits().stream())
        .map(e -> e.applyTo(source))
        .map(s -> s.substring(prefix.length(), s.length() - 2))
        .toList();
  }
}
