package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.Fork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches a test by way of objects that others made. */
class ForeignObjectsTest {
  private final Scenario scenario = new Scenario();

  @BeforeEach
  void types() {
    scenario.project.type("a.Bean").method("<init>()V").method("get()I").method("of()I");
    scenario.project.type("a.Config").method("bean()V");
  }

  @Test
  void whoMadeAnObjectReachesWhoWorksOnItWithoutHavingMadeAny() {
    Fork fork = new Fork();
    fork.test("a.T#makes()").runs("a.Config#bean()V", "a.Bean#<init>()V");
    fork.test("a.T#finds()").runs("a.Bean#get()I");
    fork.test("a.T#hasItsOwn()").runs("a.Bean#<init>()V", "a.Bean#get()I");
    fork.test("a.T#asksTheClass()").runs("a.Bean#static of()I");
    scenario.record(fork);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.editBody("a.Config#bean()V");

    assertThat(scenario.selected()).containsExactly("a.T#finds()", "a.T#makes()");
    assertThat(scenario.reason("a.T#finds()"))
        .isEqualTo("uses what a.T#makes() left behind, which calls a.Config#bean()");
  }

  @Test
  void theContainerOfOtherTestsReachesWhoFindsItsObjects() {
    Fork fork = new Fork();
    Fork.Scope first = fork.container("a.FirstTest");
    first.runs("a.Config#bean()V", "a.Bean#<init>()V");
    fork.test("a.FirstTest#one()").in(first);
    Fork.Scope second = fork.container("a.SecondTest");
    fork.test("a.SecondTest#two()").in(second).runs("a.Bean#get()I");
    fork.test("a.SecondTest#other()").in(second);
    scenario.record(fork);

    scenario.project.editBody("a.Config#bean()V");

    assertThat(scenario.selected()).containsExactly("a.FirstTest#one()", "a.SecondTest#two()");
  }

  @Test
  void whatItsOwnContainerOrAnInitialiserMadeIsNotForeign() {
    scenario.project.type("a.Holder").method("<clinit>()V").method("bean()V");
    Fork fork = new Fork();
    fork.test("a.T#makes()").runs("a.Config#bean()V", "a.Bean#<init>()V");
    Fork.Scope container = fork.container("a.SecondTest").runs("a.Bean#<init>()V");
    fork.test("a.SecondTest#one()").in(container).runs("a.Bean#get()I");
    fork.test("a.T#reads()").runs("a.Holder#static bean()V", "a.Bean#get()I");
    fork.initialiser("a.Holder").runs("a.Bean#<init>()V");
    scenario.record(fork);

    scenario.project.editBody("a.Config#bean()V");

    assertThat(scenario.selected()).containsExactly("a.T#makes()");
  }

  @Test
  void whatIsMadeLaterReachesNoTestBefore() {
    Fork fork = new Fork();
    fork.test("a.T#copies()").runs("a.Bean#get()I");
    fork.test("a.T#makes()").runs("a.Config#bean()V", "a.Bean#<init>()V");
    scenario.record(fork);

    scenario.project.editBody("a.Config#bean()V");

    assertThat(scenario.selected()).containsExactly("a.T#makes()");
  }

  @Test
  void objectsOfTypesThatHaveNothingToDoWithTheProjectReachNobody() {
    Fork fork = new Fork().generates("p.$Proxy1", "java.lang.reflect.Proxy", "<init>()V");
    fork.test("a.T#makes()").runs("a.Config#bean()V", "p.$Proxy1#<init>()V");
    fork.test("a.T#finds()").runs("p.$Proxy1#value()I");
    scenario.record(fork);
    Fork mocking = new Fork().generates("p.Bean$1", "a.Bean", "<init>()V");
    mocking.test("a.U#makes()").runs("a.Config#bean()V", "p.Bean$1#<init>()V", "a.Bean#<init>()V");
    mocking.test("a.U#finds()").runs("p.Bean$1#value()I");
    scenario.record(mocking);

    scenario.project.editBody("a.Config#bean()V");

    assertThat(scenario.selected()).contains("a.T#makes()", "a.U#makes()", "a.U#finds()");
    assertThat(scenario.reason("a.T#finds()")).doesNotContain("left behind");
  }

  @Test
  void aCacheThatIsHandedAnObjectOfTheTestDoesNotUseEarlierTests() {
    scenario.project.type("a.Cache").method("get(La/Bean;)V");
    Fork fork = new Fork();
    fork.test("a.T#makes()").runs("a.Config#bean()V", "a.Bean#<init>()V");
    fork.test("a.T#asks()")
        .runs("a.Cache#static get(La/Bean;)V", "a.Bean#<init>()V", "a.Bean#get()I");
    fork.state("a.Cache#get(La/Bean;)V").runs("a.Bean#get()I");
    scenario.record(fork);

    scenario.project.editBody("a.Config#bean()V");

    assertThat(scenario.selected()).containsExactly("a.T#makes()");
  }
}
