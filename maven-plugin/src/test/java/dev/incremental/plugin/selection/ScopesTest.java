package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.Fields;
import dev.incremental.plugin.snapshot.Fork;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.recording.NameKind;
import org.junit.jupiter.api.Test;

/** What reaches a test by way of what ran outside it. */
class ScopesTest {
  private final Scenario scenario = new Scenario();

  @Test
  void staticInitialiserReachesEveryTestThatUsesTheClassWhoeverTriggeredIt() {
    scenario.project.type("a.Rates").method("<clinit>()V").method("get()I");
    Fork fork = new Fork();
    Fork.Scope first = fork.test("a.T#first()").runs("a.Rates#get()I");
    fork.initialiser("a.Rates").in(first);
    fork.test("a.T#second()").runs("a.Rates#get()I");
    fork.test("a.T#other()");
    scenario.record(fork);

    scenario.project.editBody("a.Rates#<clinit>()V");

    assertThat(scenario.selected()).containsExactly("a.T#first()", "a.T#second()");
    assertThat(scenario.reason("a.T#second()")).isEqualTo("uses the static initialiser of a.Rates");
  }

  @Test
  void initialisersReachThroughEachOtherAndInCircles() {
    scenario.project.type("a.A").method("<clinit>()V", "a.B");
    scenario.project.type("a.B").method("<clinit>()V", "a.C", "a.A");
    scenario.project.type("a.C").method("<clinit>()V").method("load()V");
    scenario.project.type("a.User").method("use()V", "a.A");
    Fork fork = new Fork();
    fork.test("a.T#uses()").runs("a.User#use()V");
    fork.initialiser("a.A");
    fork.initialiser("a.B");
    fork.initialiser("a.C").runs("a.C#load()V");
    fork.test("a.T#other()");
    scenario.record(fork);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.editBody("a.C#load()V");

    assertThat(scenario.selected()).containsExactly("a.T#uses()");
    assertThat(scenario.reason("a.T#uses()"))
        .isEqualTo("uses the static initialiser of a.A, which calls a.C#load()");
    assertThat(scenario.decision("a.T#uses()").reason().cause().scopes())
        .extracting(UsedScope::name)
        .containsExactly("a.C", "a.B", "a.A");
  }

  @Test
  void initialiserOfASuperclassOfAReferencedClassCounts() {
    scenario.project.type("a.Base").method("<clinit>()V");
    scenario.project.type("a.Derived").extending("a.Base");
    scenario.project.type("a.User").method("use()V", "a.Derived");
    Fork fork = new Fork();
    fork.initialiser("a.Base");
    fork.test("a.T#uses()").runs("a.User#use()V");
    scenario.record(fork);

    scenario.project.editBody("a.Base#<clinit>()V");

    assertThat(scenario.selected()).containsExactly("a.T#uses()");
  }

  @Test
  void excludedClassesAreDependedOnByAllTestsOfTheirForkAndByNoOther() {
    scenario.project.type("a.Pure").method("twice()I");
    scenario.project.type("a.Source").method("load()V");
    Fork fork = new Fork().excludes("a.Pure");
    fork.test("a.T#first()").runs("a.Source#load()V");
    fork.test("a.T#second()");
    Fork other = new Fork();
    other.test("a.T#elsewhere()");
    scenario.record(fork, other);

    scenario.project.editBody("a.Source#load()V");
    assertThat(scenario.selected()).containsExactly("a.T#first()");
    scenario.project.editBody("a.Pure#twice()I");
    assertThat(scenario.selected()).containsExactly("a.T#first()", "a.T#second()");
  }

  @Test
  void classesWithoutProbesThatShareStateTieTheTestsOfTheirForkTogether() {
    scenario.project.type("a.Cache").method("<clinit>()V").method("get()I");
    scenario.project.type("a.Source").method("load()V");
    Fork fork = new Fork().excludes("a.Cache");
    fork.test("a.T#fills()").runs("a.Source#load()V");
    fork.test("a.T#uses()");
    Fork other = new Fork();
    other.test("a.T#elsewhere()");
    scenario.record(fork, other);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.editBody("a.Source#load()V");

    assertThat(scenario.selected()).containsExactly("a.T#fills()", "a.T#uses()");
  }

  @Test
  void setUpReachesTheTestsOfItsContainerOnly() {
    scenario.project.type("a.Server").method("start()V");
    Fork fork = new Fork();
    Fork.Scope engine = fork.container("");
    Fork.Scope suite = fork.container("a.ServerTest").in(engine).runs("a.Server#start()V");
    fork.test("a.ServerTest#answers()").in(suite);
    Fork.Scope other = fork.container("a.OtherTest").in(engine);
    fork.test("a.OtherTest#works()").in(other);
    scenario.record(fork);

    scenario.project.editBody("a.Server#start()V");

    assertThat(scenario.selected()).containsExactly("a.ServerTest#answers()");
    assertThat(scenario.reason("a.ServerTest#answers()"))
        .isEqualTo("set-up of a.ServerTest calls a.Server#start()");
  }

  @Test
  void whatRanOutsideAnyTestReachesEveryTestOfItsFork() {
    scenario.project.type("a.Listener").method("begin()V");
    Fork fork = new Fork();
    fork.ambient().runs("a.Listener#begin()V");
    fork.test("a.T#here()");
    Fork other = new Fork();
    other.test("a.T#elsewhere()");
    scenario.record(fork, other);

    scenario.project.editBody("a.Listener#begin()V");

    assertThat(scenario.selected()).containsExactly("a.T#here()");
    assertThat(scenario.reason("a.T#here()"))
        .isEqualTo("its JVM, outside any test, calls a.Listener#begin()");
  }

  @Test
  void discoveryOfTestClassesMakesNoTestDependOnTheOthers() {
    scenario.project.type("a.FirstTest");
    scenario.project.type("a.SecondTest");
    scenario.runs.testClasses("a.FirstTest", "a.SecondTest");
    Fork fork = new Fork();
    fork.ambient().asksFor(NameKind.CLASS, "a.FirstTest").asksFor(NameKind.CLASS, "a.SecondTest");
    fork.test("a.FirstTest#works()");
    fork.test("a.SecondTest#works()");
    scenario.record(fork);

    scenario.project.editShape("a.FirstTest");

    assertThat(scenario.selected()).containsExactly("a.FirstTest#works()");
  }

  @Test
  void writerOfAStaticFieldReachesItsReaders() {
    scenario.project.type("a.Cache").method("fill()V").method("get()I").method("other()V");
    scenario.project.type("a.Source").method("read()I");
    scenario.runs.fields(
        new Fields()
            .changesStatic("a.Cache#fill()V", "a.Cache.values")
            .readsStatic("a.Cache#get()I", "a.Cache.values"));
    Fork fork = new Fork();
    Fork.Scope first = fork.test("a.T#fills()").runs("a.Cache#fill()V", "a.Source#read()I");
    fork.state("a.Cache#fill()V").in(first).runs("a.Source#read()I");
    fork.test("a.T#reads()").runs("a.Cache#get()I");
    fork.test("a.T#unrelated()").runs("a.Cache#other()V");
    scenario.record(fork);

    scenario.project.editBody("a.Source#read()I");

    assertThat(scenario.selected()).containsExactly("a.T#fills()", "a.T#reads()");
    assertThat(scenario.reason("a.T#reads()"))
        .isEqualTo("uses what a.Cache#fill() left behind, which calls a.Source#read()");
  }

  @Test
  void staticFieldIsTheSameByTheNameOfASubclass() {
    scenario.project.type("a.Base").method("fill()V");
    scenario.project.type("a.Derived").extending("a.Base").method("get()I");
    scenario.runs.fields(
        new Fields()
            .changesStatic("a.Base#fill()V", "a.Base.values")
            .readsStatic("a.Derived#get()I", "a.Derived.values"));
    Fork fork = new Fork();
    fork.state("a.Base#fill()V");
    fork.test("a.T#reads()").runs("a.Derived#get()I");
    scenario.record(fork);

    scenario.project.editBody("a.Base#fill()V");

    assertThat(scenario.selected()).containsExactly("a.T#reads()");
  }

  @Test
  void testThatUsesAnotherDependsOnAllOfIt() {
    scenario.project.type("a.Pool").method("start()V");
    Fork fork = new Fork();
    Fork.Scope first = fork.test("a.T#starts()").runs("a.Pool#start()V");
    fork.test("a.T#later()").uses(first);
    scenario.record(fork);

    scenario.project.editBody("a.Pool#start()V");

    assertThat(scenario.selected()).containsExactly("a.T#later()", "a.T#starts()");
  }

  @Test
  void usesThatTheRecordingLacksNeverMatch() {
    Fork fork = new Fork();
    fork.test("a.T#dangles()").usesMissing(77);
    fork.test("a.T#nameless()").touches(5_000);
    fork.test("a.T#sound()");
    scenario.record(fork);

    assertThat(scenario.selected()).containsExactly("a.T#dangles()", "a.T#nameless()");
  }

  @Test
  void generatedClassStandsForItsSupertypesInTheProject() {
    scenario.project.type("a.Service").method("call()V");
    Fork fork = new Fork();
    fork.generates("a.Service$Mock", "a.Service", "call()V");
    fork.generates("a.Service$Mock$Mock", "a.Service$Mock", "call()V");
    fork.test("a.T#mocks()").runs("a.Service$Mock$Mock#call()V");
    scenario.record(fork);

    scenario.project.editBody("a.Service#call()V");
    assertThat(scenario.selected()).isEmpty();

    scenario.project.editShape("a.Service");
    assertThat(scenario.selected()).containsExactly("a.T#mocks()");
  }

  @Test
  void classWithoutProbesConcernsEveryTestOfItsFork() {
    scenario.project.type("a.Huge").method("run()V");
    Fork fork = new Fork().cannotProbe("a.Huge");
    fork.test("a.T#here()");
    Fork other = new Fork();
    other.test("a.T#elsewhere()");
    scenario.record(fork, other);

    scenario.project.editBody("a.Huge#run()V");

    assertThat(scenario.selected()).containsExactly("a.T#here()");
  }

  @Test
  void classOfTheProjectWithoutAFileIsNeverTheSame() {
    Fork fork = new Fork();
    fork.test("a.T#odd()").runs("a.Vanished#run()V");
    scenario.record(fork);

    assertThat(scenario.selected()).containsExactly("a.T#odd()");
  }

  @Test
  void scopesThatCannotBeToldApartAreKeptOnce() {
    scenario.project.type("a.A").method("<clinit>()V", "a.B").method("run()V");
    scenario.project.type("a.B").method("<clinit>()V", "a.A");
    Fork[] forks = new Fork[4];
    for (int i = 0; i < forks.length; i++) {
      forks[i] = new Fork();
      forks[i].initialiser("a.A");
      forks[i].initialiser("a.B");
      forks[i].test("a.T" + i + "#runs()").runs("a.A#run()V");
    }
    scenario.record(forks);

    assertThat(scenario.known().scopes())
        .filteredOn(scope -> scope.kind() == ScopeType.INITIALISER)
        .hasSize(2);
  }
}
