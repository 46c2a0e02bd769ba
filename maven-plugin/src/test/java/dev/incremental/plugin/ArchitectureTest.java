package dev.incremental.plugin;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the arrows between packages: goals call use cases, use cases know the model, no way back.
 */
class ArchitectureTest {
  private static final String RECORDING = "dev.incremental.recording";
  private static final String TESTDB = "dev.incremental.testdb..";

  /**
   * What of ours each package may know; a package that is not listed has yet to be thought about.
   */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "mojo",
          Stream.concat(
                  plugin(
                      "database",
                      "spring",
                      "surefire",
                      "store",
                      "git",
                      "selection",
                      "report",
                      "snapshot",
                      "fingerprint")
                      .stream(),
                  Stream.of(TESTDB))
              .toList(),
          "report",
          plugin("selection", "snapshot", "fingerprint", "git"),
          "selection",
          plugin("snapshot", "fingerprint"),
          "store",
          plugin("snapshot"),
          "snapshot",
          Stream.concat(plugin("fingerprint").stream(), Stream.of(RECORDING)).toList(),
          "surefire",
          List.of(),
          "database",
          List.of(TESTDB),
          "spring",
          List.of(),
          "git",
          List.of(),
          "fingerprint",
          List.of(RECORDING));

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void everyPackageHasItsPlaceInTheArrows() {
    check(
        classes()
            .should()
            .resideInAnyPackage(
                plugin(ARROWS.keySet().toArray(String[]::new)).toArray(String[]::new)));
  }

  @TestFactory
  Stream<DynamicTest> packagesKnowOnlyWhatTheirArrowsAllow() {
    return ARROWS.keySet().stream()
        .sorted()
        .map(name -> DynamicTest.dynamicTest(name, () -> check(onlyItsArrows(name))));
  }

  @Test
  void packagesFormNoCycles() {
    check(slices().matching("dev.incremental.plugin.(*)..").should().beFreeOfCycles());
  }

  @Test
  void onlyGoalsAndSurefireKnowMaven() {
    check(
        keepTo(
            Set.of("mojo", "surefire"),
            "org.apache.maven..",
            "org.codehaus.plexus..",
            "org.eclipse.aether..",
            "javax.inject.."));
  }

  @Test
  void onlyGitKnowsJgit() {
    check(keepTo(Set.of("git"), "org.eclipse.jgit.."));
  }

  @Test
  void onlyFingerprintsKnowAsm() {
    check(keepTo(Set.of("fingerprint"), "org.objectweb.asm.."));
  }

  @Test
  void onlySnapshotsAndReportsKnowJackson() {
    check(keepTo(Set.of("snapshot", "report"), "com.fasterxml.jackson.."));
  }

  @Test
  void onlyStoresKnowTheNetwork() {
    check(keepTo(Set.of("store"), "java.net.http..", "javax.net.."));
  }

  @Test
  void onlyTheStoreInS3KnowsAws() {
    check(
        noClasses()
            .that(
                describe(
                    "are not named store.S3…",
                    type -> !type.getName().startsWith("dev.incremental.plugin.store.S3")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("software.amazon..")));
  }

  @Test
  void onlyTheDatabaseHalfKnowsPostgresql() {
    check(keepTo(Set.of("database"), "org.postgresql..", "java.sql..", "javax.sql.."));
  }

  @Test
  void onlyOneClassKnowsFlyway() {
    check(keepToClass("database.FlywayMigrating", "org.flywaydb.."));
  }

  @Test
  void onlyOneClassKnowsYaml() {
    check(keepToClass("spring.YamlFile", "org.yaml.."));
  }

  @Test
  void onlyOneClassUnpacksArchives() {
    check(keepToClass("database.Binaries", "org.apache.commons..", "org.tukaani.."));
  }

  @Test
  void selectionTouchesNeitherFilesNorNetworkNorClock() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.incremental.plugin.selection..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.nio.channels..", "java.net..")
                    .or(
                        describe(
                            "do input or output",
                            type ->
                                Set.of("java.io.File", "java.nio.file.Files", "java.time.Clock")
                                    .contains(type.getName())))));
  }

  @Test
  void namesSayWhatATypeIsFor() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?"));
  }

  private static ArchRule onlyItsArrows(String name) {
    String[] allowed =
        Stream.concat(plugin(name).stream(), ARROWS.get(name).stream()).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("dev.incremental.plugin." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.incremental..").and(resideOutsideOfPackages(allowed)));
  }

  private static ArchRule keepTo(Set<String> homes, String... foreign) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(plugin(homes.toArray(String[]::new)).toArray(String[]::new))
        .should()
        .dependOnClassesThat(resideInAnyPackage(foreign));
  }

  private static ArchRule keepToClass(String home, String... foreign) {
    String name = "dev.incremental.plugin." + home;
    return noClasses()
        .that(
            describe(
                "are not " + name,
                type -> !type.getName().equals(name) && !type.getName().startsWith(name + "$")))
        .should()
        .dependOnClassesThat(resideInAnyPackage(foreign));
  }

  private static List<String> plugin(String... names) {
    return Stream.of(names).map(name -> "dev.incremental.plugin." + name + "..").toList();
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
