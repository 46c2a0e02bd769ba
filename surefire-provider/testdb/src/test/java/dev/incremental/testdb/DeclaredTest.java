package dev.incremental.testdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredTest {
  @PreSeeded("a")
  static class Own {
    static class Inner {}

    @SharedSetUp
    static class Shared {}
  }

  static class Inherited extends Own {}

  @PreSeeded("b")
  interface Marked {}

  static class Both extends Own implements Marked {}

  @Retention(RetentionPolicy.RUNTIME)
  @PreSeeded("c")
  @interface Composed {}

  @Composed
  static class ByOther {
    @PreSeeded("m")
    void own() {}

    @Composed
    void composed() {}

    void none() {}
  }

  static class SomeOf {
    @PreSeeded("m")
    void own() {}
  }

  static class NoneOf extends Object {}

  @Test
  void theNearestCounts() {
    assertThat(Declared.ofClass(Own.class)).contains("a");
    assertThat(Declared.ofClass(Own.Inner.class)).contains("a");
    assertThat(Declared.ofClass(Inherited.class)).contains("a");
    assertThat(Declared.ofClass(Both.class)).contains("b");
    assertThat(Declared.ofClass(ByOther.class)).contains("c");
    assertThat(Declared.ofClass(NoneOf.class)).isEmpty();
  }

  @Test
  void methodsSayForThemselves() throws NoSuchMethodException {
    assertThat(Declared.ofMethod(ByOther.class.getDeclaredMethod("own"))).contains("m");
    assertThat(Declared.ofMethod(ByOther.class.getDeclaredMethod("composed"))).contains("c");
    assertThat(Declared.ofMethod(ByOther.class.getDeclaredMethod("none"))).isEmpty();
    assertThat(
            Declared.among(
                List.of(ByOther.class.getDeclaredMethod("composed").getDeclaredAnnotations())))
        .contains("c");
    assertThat(Declared.among(List.of())).isEmpty();
  }

  @Test
  void aClassIsConcernedByOneOfItsMethods() {
    assertThat(Declared.isFor(SomeOf.class)).isFalse();
    assertThat(Declared.isForAnyOf(SomeOf.class)).isTrue();
    assertThat(Declared.isForAnyOf(NoneOf.class)).isFalse();
    assertThat(Declared.isShared(Own.Shared.class)).isTrue();
    assertThat(Declared.isShared(Own.class)).isFalse();
  }
}
