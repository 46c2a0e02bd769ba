package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExcludesTest {

  @Test
  void skippedClassesOfAPackageShareOnePatternThatMatchesNoOtherPackage() {
    assertThat(ClassExcludes.of(List.of("**/Slow*"), false, Set.of("a.b.CTest", "a.b.DTest")))
        .containsExactly("**/Slow*", "%regex[a[\\\\/]b[\\\\/](?:CTest|DTest)\\.class]");
    assertThat("a/b/CTest.class").matches("a[\\\\/]b[\\\\/](?:CTest|DTest)\\.class");
    assertThat("x/a/b/CTest.class").doesNotMatch("a[\\\\/]b[\\\\/](?:CTest|DTest)\\.class");
  }

  @Test
  void surefiresDefaultIsKeptWhereNothingElseIsExcluded() {
    assertThat(ClassExcludes.of(List.of(), false, Set.of("CTest")))
        .containsExactly("**/*$*", "%regex[(?:CTest)\\.class]");
    assertThat(ClassExcludes.of(List.of(), true, Set.of("CTest")))
        .containsExactly("%regex[(?:CTest)\\.class]");
  }

  @Test
  void whereNothingIsSkippedNothingChanges() {
    assertThat(ClassExcludes.of(List.of(), false, Set.of())).isEmpty();
  }

  @Test
  void classesWithUnusualNamesAreLeftToTheFilterInTheFork() {
    assertThat(ClassExcludes.of(List.of(), false, Set.of("a.Outer$Inner", "a.with,comma")))
        .isEmpty();
  }

  @Test
  void skippedMethodsOfAClassShareOneLine() {
    assertThat(MethodExcludes.lines(List.of("a.CTest#two", "a.CTest#one", "a.Out$InTest#x")))
        .containsExactly(
            "%regex[a[\\\\/]CTest\\.class#(?:one|two)(?:\\[.*\\])?]",
            "%regex[a[\\\\/]Out\\$InTest\\.class#(?:x)(?:\\[.*\\])?]");
  }

  @Test
  void allInvocationsOfAParameterisedMethodAreSkippedTogether() {
    assertThat("two[1: a, b]").matches("(?:one|two)(?:\\[.*\\])?");
    assertThat("twofold").doesNotMatch("(?:one|two)(?:\\[.*\\])?");
  }

  @Test
  void methodsWithUnusualNamesAreNotExcluded() {
    assertThat(MethodExcludes.lines(List.of("a.CTest#[all]", "a.CTest#a b"))).isEmpty();
  }
}
