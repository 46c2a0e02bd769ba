package dev.incremental.it.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import dev.incremental.it.edits.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrarySourcesTest {
  @TempDir Path root;

  @Test
  void changesValuesOfFields() throws IOException {
    assertThat(edited(Operator.CHANGE_CONSTANT, "class A { static final int A = 7; }"))
        .containsExactly("class A { static final int A = (7 + 1); }");
    assertThat(edited(Operator.CHANGE_CONSTANT, "enum A { B(\"b\"); A(String s) {} }"))
        .containsExactly("enum A { B(\"b~\"); A(String s) {} }");
    assertThat(edited(Operator.CHANGE_FIELD, "class A { Object o = new Object(); }"))
        .containsExactly("class A { Object o = null; }");
  }

  @Test
  void changesValuesInAnnotationsAndTextsInMethods() throws IOException {
    assertThat(edited(Operator.CHANGE_ANNOTATION, "@Deprecated(since = \"1\") class A { }"))
        .isEmpty();
    String annotation = "@interface B { String value(); } ";
    assertThat(edited(Operator.CHANGE_ANNOTATION, annotation + "class A { @B(\"b\") int i; }"))
        .containsExactly(annotation + "class A { @B(\"b~\") int i; }");
    assertThat(edited(Operator.CHANGE_TEXT, "class A { char c() { return 'c'; } }"))
        .containsExactly("class A { char c() { return (char) ('c' + 1); } }");
  }

  @Test
  void deletesOverridesOfWhatHasABody() throws IOException {
    String text = "class A { int a() { return 1; } static class B extends A { %s} }";
    assertThat(edited(Operator.DELETE_OVERRIDE, text.formatted("@Override int a() { return 2; } ")))
        .containsExactly(text.formatted(" "));
    assertThat(
            edited(
                Operator.DELETE_OVERRIDE,
                "abstract class A implements Runnable { @Override public void run() { } }"))
        .isEmpty();
  }

  @Test
  void addsOverridesOfWhatIsInherited() throws IOException {
    assertThat(edited(Operator.ADD_OVERRIDE, "class A { public int a() { return 1; } }")).isEmpty();
    String text = "class A { public int a() { return 1; } static class B extends A {%s } }";
    assertThat(edited(Operator.ADD_OVERRIDE, text.formatted("")))
        .containsExactlyInAnyOrder(
            text.formatted(" @Override public int a() { return 0; }"),
            text.formatted(" @Override public int a() { throw new IllegalStateException(); }"));
  }

  @Test
  void addsMethodsThatEveryObjectHas() throws IOException {
    assertThat(
            edited(
                Operator.ADD_OBJECT_METHOD,
                "class A { public int hashCode() { return 7; } public String toString() { return"
                    + " null; } }"))
        .hasSize(5)
        .anyMatch(text -> text.startsWith("class A { public boolean equals(Object other) { return"))
        .anyMatch(text -> text.startsWith("class A  implements Comparable<Object> { public int"));
  }

  @Test
  void changesResources() throws IOException {
    Path file = root.resolve("src/test/resources/a.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "one\ntwo\n");
    assertThat(edited(Operator.CHANGE_RESOURCE, "class A { }")).contains("two\n");
  }

  private List<String> edited(Operator operator, String source) throws IOException {
    Path file = root.resolve("src/main/java/A.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    LibraryProject project =
        new LibraryProject(
            root, List.of(), List.of(), List.of(file), List.of(), List.of("-proc:none"), Set.of());
    List<Edit> edits =
        new LibrarySources(project)
            .places(1).stream()
                .flatMap(List::stream)
                .filter(edit -> edit.operator() == operator)
                .toList();
    return edits.stream().map(this::applied).distinct().toList();
  }

  private String applied(Edit edit) {
    try {
      return edit.applyTo(SourceFile.read(root.resolve(edit.file())).text());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
