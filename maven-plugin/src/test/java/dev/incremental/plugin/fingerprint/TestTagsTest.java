package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which tags tests have. */
class TestTagsTest {
  private final Map<String, byte[]> classes =
      JavaSources.javac()
          .with("-cp", System.getProperty("java.class.path"))
          .compile(
              """
              import java.lang.annotation.*;
              import org.junit.jupiter.api.*;
              @Retention(RetentionPolicy.RUNTIME) @Tag("composed") @Loop @interface Slow {}
              @Retention(RetentionPolicy.RUNTIME) @Slow @interface Loop {}
              @Tag("mixin") interface Mixin {}
              @Tag("base") class Base { @Test @Tag("inherited") void inBase() {} }
              @Tag("one") @Tag("two") class OrderTest extends Base implements Mixin {
                @Test @Tag(" plain ") void plain() {}
                @Test @Slow void slow() {}
                @Nested @Tag("inner") class Inner { @Test void nested() {} }
              }
              class Untagged { @Test void x() {} }
              """);
  private final TestTags tags = new TestTags(name -> Optional.ofNullable(classes.get(name)));

  @Test
  void ofTheMethodItsClassAndAllAbove() {
    assertThat(tags.of("OrderTest", "plain"))
        .containsExactlyInAnyOrder("plain", "one", "two", "base", "mixin");
    assertThat(tags.of("OrderTest", "inBase")).contains("inherited", "one");
    assertThat(tags.of("Untagged", "x")).isEmpty();
    assertThat(tags.of("NoClass", "x")).isEmpty();
  }

  @Test
  void ofAnnotationsThatAreAnnotatedInCirclesToo() {
    assertThat(tags.of("OrderTest", "slow")).contains("composed", "one");
  }

  @Test
  void ofClassesAround() {
    assertThat(tags.of("OrderTest$Inner", "nested")).contains("inner", "one", "two");
  }
}
