package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.Fields;
import dev.incremental.plugin.snapshot.Fork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches a test by way of fields that others changed. */
class SharedFieldsTest {
  private static final String MEMO = "a.Bean#memo()I";
  private static final String MADE = "a.Bean#<init>()V";

  private final Scenario scenario = new Scenario();

  @BeforeEach
  void types() {
    scenario.project.type("a.Source").method("make()I").method("other()I");
    scenario
        .project
        .type("a.Bean")
        .method("<init>()V")
        .method("memo()I", "a.Source")
        .method("level(I)V")
        .method("level()I");
    scenario.project.type("a.Holder").method("<clinit>()V", "a.Bean").method("bean()V", "a.Bean");
    scenario.project.type("a.T").method("body()V", "a.Holder", "a.Bean", "a.Other");
    scenario.project.type("a.Other").method("work()V");
    scenario.runs.fields(fields());
  }

  private static Fields fields() {
    return new Fields()
        .changesStatic("a.Holder#<clinit>()V", "a.Holder.BEAN")
        .holds("a.Holder.BEAN", "a.Bean")
        .reads(MEMO, "a.Bean.known")
        .changes(MEMO, "a.Bean.known")
        .stores("a.Bean#level(I)V", "a.Bean.level")
        .reads("a.Bean#level()I", "a.Bean.level");
  }

  @Test
  void whatNoStaticFieldOfAnInitialiserCanReferToIsSharedByNobody() {
    scenario.runs.fields(fields().holds("a.Holder.BEAN", "a.Other", "java.lang.String"));
    recordTwoUsersOfAMemo();

    scenario.project.editBody("a.Source#make()I");

    assertThat(scenario.selected()).containsExactly("a.T#first()");
  }

  @Test
  void whatAFieldOfAnotherObjectMayReferToIsShared() {
    scenario.runs.fields(
        fields()
            .holds("a.Holder.BEAN", "a.Other")
            .reads("a.Other#work()V", "a.Other.bean")
            .holds("a.Other.bean", "a.Bean"));
    recordTwoUsersOfAMemo();

    scenario.project.editBody("a.Source#make()I");

    assertThat(scenario.selected()).containsExactly("a.T#first()", "a.T#second()");
  }

  @Test
  void whatMayBeAnythingMayBeAnObjectOfAnyClass() {
    scenario.runs.fields(fields().holds("a.Holder.BEAN", "org.library.Registry"));
    recordTwoUsersOfAMemo();

    scenario.project.editBody("a.Source#make()I");

    assertThat(scenario.selected()).containsExactly("a.T#first()", "a.T#second()");
  }

  private void recordTwoUsersOfAMemo() {
    Fork fork = withSharedBean();
    fork.test("a.T#first()").runs("a.Holder#bean()V", MEMO, "a.Source#make()I");
    fork.test("a.T#second()").runs("a.Holder#bean()V", MEMO);
    scenario.record(fork);
  }

  /** A fork whose first scope makes a bean for all who ask its holder. */
  private static Fork withSharedBean() {
    Fork fork = new Fork();
    fork.initialiser("a.Holder").runs(MADE);
    return fork;
  }

  @Test
  void whatTheMethodThatFilledAMemoRanReachesItsLaterReaders() {
    Fork fork = withSharedBean();
    fork.test("a.T#first()")
        .runs("a.Holder#bean()V", MEMO, "a.Source#make()I", "a.T#body()V", "a.Other#work()V");
    fork.test("a.T#second()").runs("a.Holder#bean()V", MEMO);
    fork.test("a.T#third()").runs("a.Holder#bean()V");
    scenario.record(fork);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.editBody("a.Source#make()I");

    assertThat(scenario.selected()).containsExactly("a.T#first()", "a.T#second()");
    assertThat(scenario.reason("a.T#second()"))
        .isEqualTo("uses what a.Bean#memo() left behind, which calls a.Source#make()");
  }

  @Test
  void whatElseTheTestThatFilledAMemoRanReachesNobody() {
    Fork fork = withSharedBean();
    fork.test("a.T#first()")
        .runs("a.Holder#bean()V", MEMO, "a.Source#make()I", "a.T#body()V", "a.Other#work()V");
    fork.test("a.T#second()").runs("a.Holder#bean()V", MEMO);
    scenario.record(fork);

    scenario.project.editBody("a.Other#work()V").editBody("a.T#body()V");

    assertThat(scenario.selected()).containsExactly("a.T#first()");
  }

  @Test
  void whoStoresWhatItWasGivenHandsOnItsCallersWork() {
    Fork fork = withSharedBean();
    fork.test("a.T#sets()").runs("a.Holder#bean()V", "a.Bean#level(I)V", "a.Other#work()V");
    fork.test("a.T#reads()").runs("a.Holder#bean()V", "a.Bean#level()I");
    scenario.record(fork);

    scenario.project.editBody("a.Other#work()V");

    assertThat(scenario.selected()).containsExactly("a.T#reads()", "a.T#sets()");
  }

  @Test
  void whoMadeAnObjectOfItsOwnReadsItsOwnFields() {
    Fork fork = withSharedBean();
    fork.test("a.T#first()").runs("a.Holder#bean()V", MEMO, "a.Source#make()I");
    fork.test("a.T#second()").runs("a.Holder#bean()V", MADE, MEMO);
    scenario.record(fork);

    scenario.project.editBody("a.Source#make()I");

    assertThat(scenario.selected()).containsExactly("a.T#first()");
  }

  @Test
  void objectsOfTwoMakersAreNotTheSame() {
    Fork fork = withSharedBean();
    scenario.project.type("a.Another").method("<clinit>()V", "a.Bean").method("bean()V");
    fork.initialiser("a.Another").runs(MADE);
    fork.test("a.T#first()").runs("a.Holder#bean()V", MEMO, "a.Source#make()I");
    fork.test("a.T#second()").runs("a.Another#bean()V", MEMO);
    scenario.record(fork);

    scenario.project.editBody("a.Source#make()I");

    assertThat(scenario.selected()).containsExactly("a.T#first()");
  }

  @Test
  void laterTestsReachNoneBefore() {
    Fork fork = withSharedBean();
    fork.test("a.T#first()").runs("a.Holder#bean()V", "a.Bean#level()I");
    fork.test("a.T#second()").runs("a.Holder#bean()V", "a.Bean#level(I)V", "a.Other#work()V");
    scenario.record(fork);

    scenario.project.editBody("a.Other#work()V");

    assertThat(scenario.selected()).containsExactly("a.T#second()");
  }

  @Test
  void whatAnEngineMakesForOneTestIsNotSharedWithTheNext() {
    Fork fork = new Fork();
    Fork.Scope container = fork.container("a.T").runs(MADE);
    fork.test("a.T#first()").in(container).runs(MEMO, "a.Source#make()I");
    fork.test("a.T#second()").in(container).runs(MEMO);
    scenario.record(fork);

    scenario.project.editBody("a.Source#make()I");

    assertThat(scenario.selected()).containsExactly("a.T#first()");
  }

  /** Each of many tests asks the bean, and is called back by a method of its own while it does. */
  private void recordManyUsersOfAMemo(int tests) {
    Fork fork = withSharedBean();
    for (int i = 0; i < tests; i++) {
      String own = "a.Own" + i + "#toString()Ljava/lang/String;";
      scenario.project.type("a.Own" + i).method("toString()Ljava/lang/String;");
      fork.test("a.T#t" + i + "()").runs("a.Holder#bean()V", MEMO, "a.Source#make()I", own);
    }
    fork.test("a.T#z()").runs("a.Holder#bean()V", MEMO);
    scenario.record(fork);
  }

  @Test
  void whatOneOfManyRanForAMemoStillReachesTheLast() {
    recordManyUsersOfAMemo(200);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.editBody("a.Own0#toString()Ljava/lang/String;");
    assertThat(scenario.selected()).contains("a.T#t0()", "a.T#z()");

    scenario.project.editBody("a.Own150#toString()Ljava/lang/String;");
    assertThat(scenario.selected()).contains("a.T#t150()", "a.T#z()");
  }

  @Test
  void whatManyLeaveInAFieldEndsAsOne() {
    recordManyUsersOfAMemo(300);

    assertThat(scenario.known().scopes().size()).isLessThan(150);
  }
}
