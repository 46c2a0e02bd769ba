package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.fingerprint.SeedFunction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order seeds are made. */
class SeedOrderTest {
  private static SeedFunction seed(String name, String after) {
    return new SeedFunction(name, after, "", "Seeds", "make" + name, "()V");
  }

  private static List<String> names(List<SeedFunction> seeds) {
    return seeds.stream().map(SeedFunction::seed).toList();
  }

  @Test
  void eachComesAfterWhatItBuildsOn() throws UserProblem {
    SeedOrder order =
        new SeedOrder(List.of(seed("a", "b"), seed("b", "c"), seed("c", ""), seed("d", "c")));

    assertThat(names(order.of(List.of()))).containsExactly("c", "b", "a", "d");
    assertThat(names(order.of(List.of("d")))).containsExactly("c", "d");
    assertThat(names(order.of(List.of("d", "b")))).containsExactly("c", "d", "b");
  }

  @Test
  void whatIsNoSeedIsNamedBesideThoseThatAre() throws UserProblem {
    SeedOrder order = new SeedOrder(List.of(seed("a", ""), seed("b", "")));

    assertThatThrownBy(() -> order.of(List.of("c")))
        .hasMessage("There is no seed 'c' (parameter incremental.seeds): there are a, b");
    assertThatThrownBy(() -> new SeedOrder(List.of()).of(List.of("c")))
        .hasMessageEndingWith("annotate a function with @Seed");
    assertThatThrownBy(() -> new SeedOrder(List.of(seed("a", "x"))))
        .hasMessageContaining("The seed 'a' comes after 'x', which is none (Seeds#makea)");
  }

  @Test
  void circlesAreRefusedHoweverLong() {
    assertThatThrownBy(() -> new SeedOrder(List.of(seed("a", "a")))).hasMessageContaining("circle");
    assertThatThrownBy(() -> new SeedOrder(List.of(seed("z", "a"), seed("a", "b"), seed("b", "a"))))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("circle");
  }

  @Test
  void aNameIsTakenOnce() {
    SeedFunction other = new SeedFunction("a", "", "", "Other", "make", "()V");
    assertThatThrownBy(() -> new SeedOrder(List.of(seed("a", ""), other)))
        .hasMessageContaining("There are two seeds 'a' (Seeds#makea and Other#make)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "../a", ".a", "ä"})
  void whatCannotBePartOfAFilesNameIsNoName(String name) {
    assertThatThrownBy(() -> new SeedOrder(List.of(seed(name, ""))))
        .hasMessageContaining("is no name for a seed");
  }

  @Test
  void functionsHaveNoResult() {
    SeedFunction returning = new SeedFunction("a", "", "", "Seeds", "make", "()I");
    assertThatThrownBy(() -> new SeedOrder(List.of(returning)))
        .hasMessageContaining("returns something");
  }
}
