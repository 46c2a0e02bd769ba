package dev.incremental.testdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeededTestsTest {
  private final NotedData data = new NotedData();
  private final SeededTests tests = new SeededTests(data);

  @PreSeeded("company")
  static class Seeded {}

  @PreSeeded("payroll")
  static class OtherSeed {}

  @SharedSetUp
  @PreSeeded("company")
  static class Shared {
    static class Inner {}
  }

  static class None {}

  private void test(Class<?> test, String own) {
    Optional<String> seed = Optional.of(own).filter(name -> !name.isEmpty());
    tests.testBegins(test, seed);
    data.note("test");
    tests.testEnds(test, seed);
  }

  @Test
  void eachTestBeginsWithItsSeed() {
    tests.classBegins(Seeded.class);
    test(Seeded.class, "");
    test(Seeded.class, "payroll");
    tests.classEnds(Seeded.class);
    assertThat(data.events())
        .containsExactly("restore company", "restore company", "test", "restore payroll", "test");
  }

  @Test
  void withoutASeedThereIsWhatWasMigrated() {
    tests.classBegins(None.class);
    test(None.class, "");
    test(None.class, "payroll");
    test(None.class, "");
    tests.classEnds(None.class);
    assertThat(data.events())
        .containsExactly(
            "leave", "leave", "test", "restore payroll", "test", "leave", "leave", "test");
  }

  @Test
  void withoutASeedAmongThoseOfAClassWithOneTheDatabaseChanges() {
    tests.classBegins(Seeded.class);
    tests.classBegins(None.class);
    test(None.class, "");
    test(Seeded.class, "");
    test(None.class, "");
    assertThat(data.events())
        .containsExactly(
            "restore company", "restore ", "test", "restore company", "test", "restore ", "test");
  }

  @Test
  void whatWasSetUpIsRestoredUntilTheClassEnds() {
    tests.classBegins(Shared.class);
    test(Shared.class, "");
    test(Shared.class, "");
    tests.classEnds(Shared.class);
    assertThat(data.events())
        .containsExactly(
            "restore company", "mark Shared", "test", "restore company", "test", "forget");
  }

  @Test
  void classesInsideBeginWithWhatWasSetUpAround() {
    tests.classBegins(Shared.class);
    tests.classBegins(Shared.Inner.class);
    test(Shared.Inner.class, "");
    tests.classEnds(Shared.Inner.class);
    tests.classEnds(Shared.class);
    assertThat(data.events())
        .containsExactly(
            "restore company",
            "mark Shared",
            "restore company",
            "mark Inner",
            "test",
            "forget",
            "forget");
  }

  @Test
  void aClassAmongTheTestsOfOneWithASetUpIsRefused() {
    tests.classBegins(Shared.class);
    test(Shared.class, "");
    assertThatThrownBy(() -> tests.classBegins(OtherSeed.class))
        .hasMessageContaining("run among those of " + Shared.class.getName())
        .hasMessageEndingWith("let the one class end before the other begins");
    tests.classEnds(Shared.class);
    tests.classBegins(OtherSeed.class);
    assertThat(data.events()).endsWith("forget", "restore payroll");
  }

  @Test
  void aClassThatCannotBeginHasNotBegun() {
    @PreSeeded("unknown")
    class Unknown {}
    assertThatThrownBy(() -> tests.classBegins(Unknown.class)).hasMessageContaining("unknown");
    tests.classEnds(Unknown.class);
    tests.classBegins(None.class);
    assertThat(data.events()).containsExactly("leave");
  }
}
