package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.recording.NameKind;
import dev.incremental.recording.Outcome;
import java.util.Random;

/**
 * A project with 20 classes, resources, files and settings, and what a run of its 48 tests looks
 * like: set-ups, initialisers, static state, nested classes, red tests, a fork of each kind.
 */
final class FuzzedProject {
  private static final int CLASSES = 20;
  private static final int TEST_CLASSES = 8;
  private static final int TESTS = 6;

  final Project project = new Project();
  final Runs runs = new Runs(project);
  private final Random random;

  FuzzedProject(long seed) {
    random = new Random(seed);
    for (int i = 0; i < CLASSES; i++) {
      Project.Type type = project.type("shop.C" + i);
      type.method("<clinit>()V");
      type.method("total(Lshop/C" + (i + 1) % CLASSES + ";[J)I", "shop.C" + (i + 1) % CLASSES);
      type.method("tax()D").method("set(I)V", "shop.C" + (i + 7) % CLASSES);
    }
    for (int i = 0; i < TEST_CLASSES; i++) {
      Project.Type type = project.type(testClass(i));
      runs.testClasses(testClass(i));
      for (int test = 0; test < TESTS; test++) {
        type.method("test" + test + "()V", "shop.C" + i);
      }
    }
    project.has(DependencyKind.RESOURCE, "messages_de.properties");
    project.has(DependencyKind.FILE, "src/test/data.csv").has(DependencyKind.PROPERTY, "mode");
    project.has(DependencyKind.ENVIRONMENT, "").has(DependencyKind.EXISTENCE, "src/test");
    for (String setting : new String[] {"JDK feature release", "Surefire configuration"}) {
      project.has(DependencyKind.SETTING, setting);
      runs.setting(setting, "argLine -Xmx1g\nmode=" + setting);
    }
  }

  private static String testClass(int number) {
    return "shop.C" + number + "Test" + (number % 3 == 2 ? "$When\u00e4" : "");
  }

  /** One fork that ran all tests. */
  Fork fork() {
    Fork fork = new Fork().startedAt(runs.now());
    fork.ambient().asksFor(NameKind.RESOURCE, "junit-platform.properties");
    Fork.Scope engine = fork.container("");
    Fork.Scope[] initialisers = new Fork.Scope[CLASSES];
    for (int i = 0; i < TEST_CLASSES; i++) {
      Fork.Scope container = fork.container(testClass(i)).in(engine).runs("shop.C" + i + "#tax()D");
      for (int test = 0; test < TESTS; test++) {
        Fork.Scope scope = fork.test(testClass(i) + "#test" + test + "()").in(container);
        scope.runs(testClass(i) + "#test" + test + "()V").takes(test);
        for (int calls = random.nextInt(12); calls >= 0; calls--) {
          int called = random.nextInt(CLASSES);
          scope.runs("shop.C" + called + "#set(I)V");
          if (initialisers[called] == null) {
            initialisers[called] = fork.initialiser("shop.C" + called);
          }
          scope.uses(initialisers[called]);
        }
        names(scope, test);
        scope.ends(random.nextInt(15) == 0 ? Outcome.FAILED : Outcome.PASSED);
      }
    }
    fork.state("shop.C3#set(I)V").uses(initialisers[firstOf(initialisers)]);
    return fork;
  }

  private static int firstOf(Fork.Scope[] scopes) {
    int first = 0;
    while (scopes[first] == null) {
      first++;
    }
    return first;
  }

  private static void names(Fork.Scope scope, int test) {
    switch (test) {
      case 0 -> scope.asksFor(NameKind.RESOURCE, "messages_de.properties");
      case 1 -> scope.asksFor(NameKind.FILE, "/repo/src/test/data.csv");
      case 2 -> scope.asksFor(NameKind.PROPERTY, "mode").asksFor(NameKind.ENVIRONMENT, "");
      case 3 -> scope.asksFor(NameKind.CLASS, "shop.Absent").asksFor(NameKind.LOOKED, "shop.C4");
      case 4 -> scope.asksFor(NameKind.EXISTENCE, "/repo/src/test");
      default -> scope.asksFor(NameKind.LISTING, "/repo/src");
    }
  }

  /** What two runs left, an edit between them, a container of the second one red. */
  Snapshot snapshot() {
    Snapshot first = runs.record(fork());
    project.editBody("shop.C2#tax()D").editShape("shop.C5");
    Fork second = fork();
    second.container("shop.C7Test").ends(Outcome.FAILED);
    return Overlay.of(first, runs.record(second)).ofCommit("4f2c9e1a".repeat(5));
  }

  /** Another state of the project than any that was recorded. */
  Project edited() {
    return project.editBody("shop.C1#set(I)V").edit(DependencyKind.FILE, "src/test/data.csv");
  }
}
