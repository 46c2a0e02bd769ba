package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.fingerprint.TestTags;
import dev.incremental.plugin.snapshot.TestId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How users name the tests that always run. */
class AlwaysRunTest {
  private static final TestTags NO_TAGS = new TestTags(name -> Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "OrderTest, true",
    "a.b.OrderTest, true",
    "Order*, true",
    "a.*Test, true",
    "a.b.OrderTest#total, true",
    "OrderTest#to*, true",
    "'  *#total ', true",
    "Order, false",
    "b.OrderTest, false",
    "OrderTest#tot, false",
    "MyOrderTest, false"
  })
  void classesAndMethodsGoByTheirNames(String wish, boolean fits) throws UserProblem {
    assertThat(fits(wish, "a.b.OrderTest#total(int)")).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({"OrderTest, true", "Inner, false", "a.b.OrderTest$Inner, true", "*Inner#x, true"})
  void aClassHasAllThatIsNestedInIt(String wish, boolean fits) throws UserProblem {
    assertThat(fits(wish, "a.b.OrderTest$Inner#x()")).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "#x", "a#", "tag:", "group:x", "a#b#c"})
  void anythingElseIsNoTestAndTheMessageSaysWhatIs(String wish) {
    assertThatThrownBy(() -> AlwaysRun.of(List.of(wish)))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("incremental.always")
        .hasMessageContaining("tag:smoke");
  }

  private static boolean fits(String wish, String test) throws UserProblem {
    return AlwaysRun.of(List.of("tag:none", wish))
        .why(TestId.parse("default-test", test), NO_TAGS)
        .isPresent();
  }
}
