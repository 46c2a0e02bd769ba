package dev.incremental.provider;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the services loadable wherever a launcher is: without the agent and with any JUnit. */
class ArchitectureTest {
  private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void needsNothingButTheJunitPlatform() {
    classes()
        .that(describe("are on the tests' class path", type -> !isOfSurefire(type)))
        .should()
        .onlyDependOnClassesThat(
            describe("are ours, the launcher's or in java.base", ArchitectureTest::isAtHand))
        .check(CLASSES);
  }

  @Test
  void whatSurefireRunsNeedsItsInterfaceAndTheTestsDatabasesAlone() {
    classes()
        .that(describe("are Surefire's to run", ArchitectureTest::isOfSurefire))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are Surefire's interface, what tests have, or in java.base",
                type ->
                    isAtHand(type)
                        || isIn(
                            type,
                            "dev.incremental.testdb",
                            "org.apache.maven.surefire.api",
                            "org.apache.maven.plugin.surefire.log.api")))
        .check(CLASSES);
  }

  private static boolean isOfSurefire(JavaClass type) {
    return isIn(type, "dev.incremental.provider.seed");
  }

  @Test
  void namesSayWhatATypeIsFor() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
        .check(CLASSES);
  }

  private static boolean isAtHand(JavaClass type) {
    return type.getBaseComponentType().isPrimitive()
        || JAVA_BASE.contains(type.getBaseComponentType().getPackageName())
        || isIn(
            type,
            "dev.incremental.provider",
            "org.junit.platform.engine",
            "org.junit.platform.launcher",
            "org.jspecify.annotations");
  }

  private static boolean isIn(JavaClass type, String... packages) {
    String home = type.getBaseComponentType().getPackageName();
    return Stream.of(packages)
        .anyMatch(allowed -> home.equals(allowed) || home.startsWith(allowed + "."));
  }
}
