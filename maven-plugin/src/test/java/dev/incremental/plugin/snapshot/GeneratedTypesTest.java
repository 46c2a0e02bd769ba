package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Fingerprint;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What it means to have run a class that no file holds. */
class GeneratedTypesTest {
  private static final String OBJECT = "java.lang.Object";

  private final Project project = new Project();
  private final Runs runs = new Runs(project);
  private final Fork fork = new Fork();

  @BeforeEach
  void oneTypeWithASupertype() {
    project.type("a.Base");
    project.type("a.Order").extending("a.Base");
  }

  @Test
  void aMockDependsOnTheShapesOfAllThatItExtends() {
    fork.generatesInProject("a.Order$Mock$1", "a.Order", "total()I");
    fork.test("a.T#works()").runs("a.Order$Mock$1#total()I");

    assertThat(dependencies()).containsExactly("SHAPE a.Base", "SHAPE a.Order");
  }

  @Test
  void aMockOfAMockDoesSoToo() {
    fork.generatesInProject("a.Order$Mock$1", "a.Order", "total()I");
    fork.generates("x.Proxy1", "a.Order$Mock$1", "total()I");
    fork.test("a.T#works()").runs("x.Proxy1#total()I");

    assertThat(dependencies()).containsExactly("SHAPE a.Base", "SHAPE a.Order");
  }

  @Test
  void anAuxiliaryClassDependsOnWhatItsNameCarriesOn() {
    fork.generatesInProject("a.Order$Mock$1", "a.Order", "total()I");
    fork.generatesInProject("a.Order$Mock$1$Call$7", OBJECT, "call()V");
    fork.test("a.T#works()").runs("a.Order$Mock$1$Call$7#call()V");

    assertThat(dependencies()).containsExactly("SHAPE a.Base", "SHAPE a.Order");
  }

  @Test
  void aClassOfTheProjectThatIsRelatedToNothingIsUnknown() {
    fork.generatesInProject("a.Nobody", OBJECT, "call()V");
    fork.test("a.T#works()").runs("a.Nobody#call()V");

    assertThat(dependencies()).containsExactly("METHOD a.Nobody#call()V unknown");
  }

  @Test
  void aClassThatWasCompiledMeanwhileIsUnknown() {
    project.changesMeanwhile("a.New");
    fork.generatesInProject("a.New", "a.Order", "total()I");
    fork.test("a.T#works()").runs("a.New#total()I");

    assertThat(dependencies()).containsExactly("METHOD a.New#total()I unknown");
  }

  @Test
  void aClassWhoseFileIsNotUnderstoodIsUnknownAndSoAreItsMocks() {
    project.cannotUnderstand("a.Odd");
    fork.generatesInProject("a.Odd", "a.Order", "total()I");
    fork.generatesInProject("a.Odd$Mock$1", "a.Odd", "total()I");
    fork.test("a.T#works()").runs("a.Odd#total()I", "a.Odd$Mock$1#total()I");

    assertThat(dependencies())
        .containsExactly("METHOD a.Odd#total()I unknown", "METHOD a.Odd$Mock$1#total()I unknown");
  }

  @Test
  void whoeverUsesAGeneratedClassUsesWhatItDidToStaticState() {
    fork.generatesInProject("a.Order$Mock$1", "a.Order", "set(I)V", "total()I");
    fork.state("a.Order$Mock$1#set(I)V").runs("a.Base#helps()V");
    fork.test("a.T#works()").runs("a.Order$Mock$1#total()I");

    Snapshot snapshot = runs.record(fork);

    assertThat(snapshot.newest().get(0).uses().stream())
        .anyMatch(use -> snapshot.scopes().get(use).name().equals("a.Order$Mock$1#set(I)V"));
  }

  private Set<String> dependencies() {
    Snapshot snapshot = runs.record(fork);
    EntryTable entries = snapshot.entries();
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < entries.size(); i++) {
      boolean unknown = entries.fingerprint(i) == Fingerprint.UNKNOWN;
      found.add(
          entries.dependency(i).kind()
              + " "
              + entries.dependency(i).name()
              + (unknown ? " unknown" : ""));
    }
    return found;
  }
}
