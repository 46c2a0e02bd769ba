package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.snapshot.Fork;
import dev.incremental.plugin.snapshot.RecordingMerger;
import dev.incremental.recording.NameKind;
import dev.incremental.recording.Outcome;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tests each kind of change selects. */
class ChangesTest {
  private static final String TOTALS = "a.InvoiceTest#totals()";
  private static final String PRINTS = "a.PrinterTest#prints()";

  private final Scenario scenario = new Scenario();

  @BeforeEach
  void twoTestsOfTwoClasses() {
    scenario.project.type("a.Invoice").method("total(La/Order;)I").method("tax()I");
    scenario.project.type("a.Printer").method("print()V");
    scenario.project.type("a.InvoiceTest").method("totals()V");
    scenario.project.type("a.PrinterTest").method("prints()V");
  }

  private Fork fork() {
    Fork fork = new Fork();
    fork.test(TOTALS).runs("a.InvoiceTest#totals()V", "a.Invoice#total(La/Order;)I");
    fork.test(PRINTS).runs("a.PrinterTest#prints()V", "a.Printer#print()V");
    return fork;
  }

  @Test
  void nothingChangedSelectsNothing() {
    scenario.record(fork());

    assertThat(scenario.selected()).isEmpty();
    assertThat(scenario.select().mode()).isEqualTo(Selection.Mode.NONE);
    assertThat(scenario.reason(TOTALS)).isEqualTo("nothing that it depends on changed");
  }

  @Test
  void methodBodySelectsTestsThatRanIt() {
    scenario.record(fork());

    scenario.project.editBody("a.Invoice#total(La/Order;)I");

    assertThat(scenario.selected()).containsExactly(TOTALS);
    assertThat(scenario.reason(TOTALS)).isEqualTo("calls a.Invoice#total(a.Order)");
  }

  @Test
  void methodBodyThatNoTestRanSelectsNothing() {
    scenario.record(fork());

    scenario.project.editBody("a.Invoice#tax()I");

    assertThat(scenario.selected()).isEmpty();
  }

  @Test
  void testOfWhichTheMethodIsGoneIsNotDecidedOn() {
    scenario.record(fork());

    scenario.project.type("a.PrinterTest").loses("prints()V");

    assertThat(scenario.select().tests())
        .extracting(each -> each.test().inFork())
        .containsExactly(TOTALS);
  }

  @Test
  void addedMethodSelectsTestsThatTouchedTheClass() {
    scenario.record(fork());

    scenario.project.type("a.Printer").gains("close()V");

    assertThat(scenario.selected()).containsExactly(PRINTS);
    assertThat(scenario.reason(PRINTS)).isEqualTo("depends on the shape of a.Printer");
  }

  @Test
  void overrideAddedToASubclassSelectsTestsThatMadeOne() {
    scenario.project.type("a.A").method("sayHi()V");
    scenario.project.type("a.B").extending("a.A").method("<init>()V");
    scenario.project.type("a.GreetTest").method("greets()V", "a.B");
    Fork fork = fork();
    fork.test("a.GreetTest#greets()")
        .runs("a.GreetTest#greets()V", "a.B#<init>()V", "a.A#sayHi()V");
    scenario.record(fork);

    scenario.project.type("a.B").gains("sayHi()V");

    assertThat(scenario.selected()).containsExactly("a.GreetTest#greets()");
  }

  @Test
  void changedSupertypeSelectsTestsThatTouchedASubtype() {
    scenario.project.type("a.Printer").extending("a.Device");
    scenario.project.type("a.Device").implementing("a.Closable");
    scenario.project.type("a.Closable");
    scenario.record(fork());

    scenario.project.editShape("a.Closable");

    assertThat(scenario.selected()).containsExactly(PRINTS);
    assertThat(scenario.reason(PRINTS)).isEqualTo("depends on the shape of a.Closable");
  }

  @Test
  void classThatIsOnlyNamedInCodeCountsByItsShape() {
    scenario.project.type("a.Marker").method("run()V");
    scenario.project.type("a.Printer").method("print()V", "a.Marker", "java.util.List");
    scenario.record(fork());

    scenario.project.editBody("a.Marker#run()V");
    assertThat(scenario.selected()).isEmpty();

    scenario.project.editShape("a.Marker");
    assertThat(scenario.selected()).containsExactly(PRINTS);
  }

  @Test
  void lambdaBodyCountsAsTheMethodThatHoldsIt() {
    scenario.project.type("a.Marker");
    scenario.project.type("a.Printer").folded("lambda$print$0()V", List.of("print()V"), "a.Marker");
    Fork fork = new Fork();
    fork.test(PRINTS).runs("a.Printer#lambda$print$0()V");
    scenario.record(fork);

    scenario.project.editBody("a.Printer#print()V");

    assertThat(scenario.selected()).containsExactly(PRINTS);
  }

  @Test
  void classNamedOnlyInALambdaCountsForItsHost() {
    scenario.project.type("a.Marker");
    scenario.project.type("a.Printer").folded("lambda$print$0()V", List.of("print()V"), "a.Marker");
    scenario.record(fork());

    scenario.project.editShape("a.Marker");

    assertThat(scenario.selected()).containsExactly(PRINTS);
  }

  @Test
  void methodThatTheClassFileLacksStandsForTheWholeClass() {
    Fork fork = new Fork();
    fork.test(PRINTS).runs("a.Printer#woven$advice()V");
    scenario.record(fork);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.editBody("a.Printer#print()V");

    assertThat(scenario.selected()).containsExactly(PRINTS);
  }

  @Test
  void coverageProbesAreNotTheProject() {
    Fork fork = new Fork();
    fork.test(PRINTS).runs("a.Printer#$jacocoInit()[Z");
    scenario.record(fork);

    scenario.project.editBody("a.Printer#print()V");

    assertThat(scenario.selected()).isEmpty();
  }

  @Test
  void deletedClassSelectsTestsThatTouchedIt() {
    scenario.record(fork());

    scenario.project.delete("a.Printer");

    assertThat(scenario.selected()).containsExactly(PRINTS);
    assertThat(scenario.select().changes())
        .extracting(Change::difference)
        .containsOnly(Change.Difference.REMOVED);
  }

  @Test
  void testClassesOwnShapeSelectsAllItsTests() {
    scenario.record(fork());

    scenario.project.editShape("a.InvoiceTest");

    assertThat(scenario.selected()).containsExactly(TOTALS);
    assertThat(scenario.reason(TOTALS)).isEqualTo("its class changed");
  }

  @Test
  void classThatWasLookedForAndAppearsSelectsWhoLooked() {
    Fork fork = fork();
    fork.test("a.PluginTest#finds()").asksFor(NameKind.CLASS, "a.Plugin");
    scenario.record(fork);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.type("a.Plugin");

    assertThat(scenario.selected()).containsExactly("a.PluginTest#finds()");
    assertThat(scenario.reason("a.PluginTest#finds()")).isEqualTo("looks up the class a.Plugin");
  }

  @Test
  void classFoundByNameCountsByItsShapeToo() {
    Fork fork = fork();
    fork.test("a.ReflectiveTest#lists()").asksFor(NameKind.CLASS, "a.Printer");
    scenario.record(fork);

    scenario.project.editShape("a.Printer");

    assertThat(scenario.selected()).contains("a.ReflectiveTest#lists()");
  }

  @Test
  void classOfALibraryThatTheProjectHidesSelectsAllTestsOfTheFork() {
    scenario.project.library("org.lib.Json");
    Fork fork = fork();
    fork.test("a.JsonTest#reads()").asksFor(NameKind.CLASS, "org.lib.Json");
    Fork other = new Fork();
    other.test("a.OtherTest#works()");
    scenario.record(fork, other);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.type("org.lib.Json");

    assertThat(scenario.selected()).contains("a.JsonTest#reads()", TOTALS);
    assertThat(scenario.selected()).doesNotContain("a.OtherTest#works()");
  }

  @Test
  void resourcesFilesAndListingsSelectWhoReadMissedOrListedThem() {
    Fork fork = new Fork();
    fork.test("a.T#resource()").asksFor(NameKind.RESOURCE, "db/x.sql");
    fork.test("a.T#file()").asksFor(NameKind.FILE, "/repo/src/test/data/x.json");
    fork.test("a.T#missing()").asksFor(NameKind.EXISTENCE, "/repo/override.properties");
    fork.test("a.T#listing()").asksFor(NameKind.LISTING, "/repo/src/test/data");
    fork.test("a.T#outside()").asksFor(NameKind.FILE, "/tmp/scratch");
    scenario.project.has(DependencyKind.RESOURCE, "db/x.sql");
    scenario.project.has(DependencyKind.FILE, "src/test/data/x.json");
    scenario.project.has(DependencyKind.LISTING, "src/test/data");
    scenario.record(fork);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.edit(DependencyKind.RESOURCE, "db/x.sql");
    scenario.project.edit(DependencyKind.FILE, "src/test/data/x.json");
    scenario.project.has(DependencyKind.EXISTENCE, "override.properties");
    scenario.project.edit(DependencyKind.LISTING, "src/test/data");

    assertThat(scenario.reason("a.T#resource()")).isEqualTo("reads the resource db/x.sql");
    assertThat(scenario.reason("a.T#file()")).isEqualTo("reads src/test/data/x.json");
    assertThat(scenario.reason("a.T#missing()"))
        .isEqualTo("asks whether override.properties exists");
    assertThat(scenario.reason("a.T#listing()")).isEqualTo("lists src/test/data");
    assertThat(scenario.selected()).hasSize(4).doesNotContain("a.T#outside()");
  }

  @Test
  void whoReadsASecretAlwaysRuns() {
    scenario.project.restore(new Dependency(DependencyKind.ENVIRONMENT, "DB_PASSWORD"), -1);
    Fork fork = new Fork();
    fork.test("a.T#connects()").asksFor(NameKind.ENVIRONMENT, "DB_PASSWORD");
    scenario.record(fork);

    assertThat(scenario.selected()).containsExactly("a.T#connects()");
    assertThat(scenario.reason("a.T#connects()"))
        .isEqualTo(
            "reads the environment variable DB_PASSWORD, of which the value looks secret and is"
                + " not kept");
  }

  @Test
  void environmentSelectsWhoReadIt() {
    Fork fork = new Fork();
    fork.test("a.T#property()").asksFor(NameKind.PROPERTY, "user.language");
    fork.test("a.T#variable()").asksFor(NameKind.ENVIRONMENT, "TZ");
    fork.test("a.T#all()").asksFor(NameKind.ENVIRONMENT, "");
    fork.test("a.T#properties()").asksFor(NameKind.PROPERTY, "");
    scenario.record(fork);

    scenario.project.has(DependencyKind.ENVIRONMENT, "TZ").has(DependencyKind.ENVIRONMENT, "");

    assertThat(scenario.selected()).containsExactly("a.T#all()", "a.T#variable()");
    assertThat(scenario.reason("a.T#variable()")).isEqualTo("reads the environment variable TZ");

    scenario.project.has(DependencyKind.PROPERTY, "");

    assertThat(scenario.reason("a.T#properties()")).isEqualTo("reads all system properties");
  }

  @Test
  void externalTestsAlwaysRunAndSaySo() {
    Fork fork = fork();
    fork.test("a.WireTest#talks()").asksFor(NameKind.EXTERNAL, "connection to example.org:443");
    scenario.record(fork);

    assertThat(scenario.selected()).containsExactly("a.WireTest#talks()");
    assertThat(scenario.reason("a.WireTest#talks()"))
        .isEqualTo("depends on what cannot be compared: connection to example.org:443");
  }

  @Test
  void whoSpeaksToTheDatabaseDependsOnWhatItHolds() {
    scenario.project.has(DependencyKind.SETTING, RecordingMerger.DATABASE);
    Fork fork = fork();
    fork.test("a.VisitsIT#lists()").asksFor(NameKind.DATABASE, "");
    fork.test("a.VisitsIT#formats()");
    scenario.record(fork);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.edit(DependencyKind.SETTING, RecordingMerger.DATABASE);

    assertThat(scenario.selected()).containsExactly("a.VisitsIT#lists()");
    assertThat(scenario.reason("a.VisitsIT#lists()")).isEqualTo("what the database holds changed");
  }

  @Test
  void besideNativeSocketsEveryTestMaySpeakToTheDatabase() {
    scenario.project.has(DependencyKind.SETTING, RecordingMerger.DATABASE);
    Fork fork = fork();
    fork.test("a.VisitsIT#lists()").asksFor(NameKind.CLASS, "io.netty.channel.unix.Socket");
    scenario.record(fork);
    assertThat(scenario.selected()).isEmpty();

    scenario.project.edit(DependencyKind.SETTING, RecordingMerger.DATABASE);

    assertThat(scenario.select().mode()).isEqualTo(Selection.Mode.ALL);
    assertThat(scenario.select().reason()).isEqualTo("what the database holds changed");
  }

  @Test
  void changedSettingOfEveryTestRunsAll() {
    scenario.project.has(DependencyKind.SETTING, "JDK feature release");
    scenario.runs.setting("JDK feature release", "17");
    scenario.record(fork());
    assertThat(scenario.select().mode()).isEqualTo(Selection.Mode.NONE);

    scenario.project.edit(DependencyKind.SETTING, "JDK feature release");
    scenario.runs.setting("JDK feature release", "25");

    Selection selection = scenario.select();
    assertThat(selection.mode()).isEqualTo(Selection.Mode.ALL);
    assertThat(selection.reason()).isEqualTo("JDK feature release changed from 17 to 25");
    assertThat(selection.selected()).hasSize(2);
  }

  @Test
  void changedSettingIsTheReasonWhateverElseChanged() {
    scenario.project.has(DependencyKind.SETTING, "class path");
    scenario.runs.setting("class path", "a".repeat(200));
    scenario.record(fork());

    scenario.project.edit(DependencyKind.SETTING, "class path");
    scenario.project.editBody("a.Printer#print()V");

    assertThat(scenario.select().mode()).isEqualTo(Selection.Mode.ALL);
    assertThat(scenario.select().reason()).isEqualTo("class path changed");
  }

  @Test
  void settingThatOnlySomeTestsWereRecordedUnderSelectsThose() {
    scenario.project.has(DependencyKind.SETTING, "JDK feature release");
    scenario.runs.setting("JDK feature release", "17");
    scenario.record(fork());
    scenario.project.edit(DependencyKind.SETTING, "JDK feature release");
    scenario.runs.setting("JDK feature release", "25");
    Fork again = new Fork();
    again.test(PRINTS).runs("a.PrinterTest#prints()V", "a.Printer#print()V");
    scenario.record(again);

    assertThat(scenario.select().mode()).isEqualTo(Selection.Mode.INCREMENTAL);
    assertThat(scenario.selected()).containsExactly(TOTALS);
    assertThat(scenario.reason(TOTALS)).isEqualTo("JDK feature release changed from 17 to 25");
  }

  @Test
  void nothingIsSaidOfTestsWhoseClassIsGone() {
    Fork fork = fork();
    fork.test("a.PrinterTest#fails()").ends(Outcome.FAILED);
    scenario.record(fork);

    scenario.project.delete("a.PrinterTest");

    assertThat(scenario.select().tests())
        .extracting(each -> each.test().inFork())
        .containsExactly(TOTALS);
    assertThat(scenario.select().mode()).isEqualTo(Selection.Mode.NONE);
  }

  @Test
  void testOfAClassThatNeverWasInTheProjectIsNotGone() {
    Fork fork = fork();
    fork.test("lib.ContractTest#holds()").runs("a.Printer#print()V");
    scenario.record(fork);

    scenario.project.editBody("a.Printer#print()V");

    assertThat(scenario.selected()).containsExactly(PRINTS, "lib.ContractTest#holds()");
  }

  @Test
  void emptySnapshotRunsAll() {
    assertThat(scenario.select().mode()).isEqualTo(Selection.Mode.ALL);
    assertThat(scenario.select().reason()).isEqualTo("the snapshot holds no record of a test");
  }
}
