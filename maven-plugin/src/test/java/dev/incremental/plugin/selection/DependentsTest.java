package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.report.Dependence;
import dev.incremental.plugin.report.Edited;
import dev.incremental.plugin.snapshot.Fork;
import dev.incremental.recording.NameKind;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Specifies which tests depend on something that nobody has edited yet. */
class DependentsTest {
  private final Scenario scenario = new Scenario();

  @BeforeEach
  void record() {
    scenario.project.type("a.Printer").method("<init>()V").method("print()V");
    scenario.project.type("a.Printer$Page").method("<init>()V");
    scenario.project.type("a.Tax").method("<clinit>()V").method("of(I)I");
    scenario.project.type("b.Sprinter").method("run()V");
    scenario.project.has(DependencyKind.RESOURCE, "mail/hello.txt");
    Fork fork = new Fork();
    fork.test("a.PrinterTest#prints()").runs("a.Printer#<init>()V", "a.Printer#print()V");
    fork.test("a.PrinterTest#makes()").runs("a.Printer#<init>()V");
    fork.test("a.PageTest#makes()").runs("a.Printer$Page#<init>()V");
    Fork.Scope initialiser = fork.initialiser("a.Tax").runs("a.Tax#<clinit>()V");
    fork.test("a.TaxTest#first()").runs("a.Tax#of(I)I").uses(initialiser);
    fork.test("a.MailTest#greets()").asksFor(NameKind.RESOURCE, "mail/hello.txt");
    fork.test("b.SprinterTest#runs()").runs("b.Sprinter#run()V");
    scenario.record(fork);
  }

  @Test
  void whoeverTouchedAClassOrOneNestedInItDependsOnIt() {
    assertThat(on(Edited.code("Printer")))
        .containsExactly("a.PageTest#makes()", "a.PrinterTest#makes()", "a.PrinterTest#prints()");
    assertThat(on(Edited.code("a.Printer"))).hasSize(3);
    assertThat(on(Edited.code("b.Printer"))).isEmpty();
    assertThat(on(Edited.code("Page"))).isEmpty();
    assertThat(on(Edited.code("a.Printer$Page"))).containsExactly("a.PageTest#makes()");
  }

  @Test
  void oneMethodIsLess() {
    assertThat(on(Edited.code("Printer#print"))).containsExactly("a.PrinterTest#prints()");
    assertThat(on(Edited.code("Printer#pri"))).isEmpty();
  }

  @Test
  void whatIsUsedCountsToo() {
    assertThat(on(Edited.code("Tax#<clinit>"))).containsExactly("a.TaxTest#first()");
  }

  @Test
  void filesAreThoseOfClassesAndResources() {
    assertThat(on(Edited.file("core/src/main/java/a/Printer.java"))).hasSize(3);
    assertThat(on(Edited.file("src/main/kotlin/b/Sprinter.kt")))
        .containsExactly("b.SprinterTest#runs()");
    assertThat(on(Edited.file("src/main/resources/mail/hello.txt")))
        .containsExactly("a.MailTest#greets()");
  }

  @Test
  void whatSomebodyEditedMeanwhileDoesNotMatter() {
    scenario.project.editBody("b.Sprinter#run()V");

    assertThat(on(Edited.code("Tax"))).containsExactly("a.TaxTest#first()");
  }

  @Test
  void theLinesNameClassesAndWays() {
    Dependence dependence = new Dependence(scenario.known());

    assertThat(dependence.on("Printer#print", Edited.code("Printer#print")))
        .containsExactly(
            "1 of 6 tests (16.7 %) depends on Printer#print",
            "  PrinterTest      1  calls Printer.print()");
    assertThat(dependence.on("Tax#<clinit>", Edited.code("Tax#<clinit>")))
        .contains("  TaxTest      1  uses the static initialiser of Tax");
    assertThat(dependence.on("Nothing", Edited.code("Nothing")))
        .containsExactly(
            "No test depends on Nothing: 0 of 6 tests, and none was seen to touch anything of that"
                + " name");
  }

  @Test
  void ofSeveralFilesThoseThatNobodyTouchedAreNamed() {
    List<String> files = List.of("src/main/java/b/Sprinter.java", "src/test/java/b/NewTest.java");

    assertThat(new Dependence(scenario.known()).onAll(files, files))
        .containsExactly(
            "At most 1 of 6 tests (16.7 %) would run",
            "  SprinterTest      1  calls Sprinter.run()",
            "No test was seen to touch these; classes of tests that are new will run:",
            "  src/test/java/b/NewTest.java");
    assertThat(new Dependence(scenario.known()).onAll(List.of("doc/x.md"), List.of()))
        .containsExactly("No known test depends on what changed: 0 of 6 tests");
  }

  private List<String> on(Predicate<Dependency> edited) {
    return Dependents.of(scenario.known(), edited).stream()
        .filter(TestDecision::selected)
        .map(each -> each.test().inFork())
        .toList();
  }
}
