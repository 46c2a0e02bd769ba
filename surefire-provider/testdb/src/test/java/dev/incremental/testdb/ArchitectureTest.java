package dev.incremental.testdb;

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

/** Keeps the agent usable in any JVM, and the rest with nothing but what tests have anyway. */
class ArchitectureTest {
  private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void theAgentAndWhatIsAgreedOnNeedNothingButJavaBase() {
    classes()
        .that(describe("are loaded in each fork", ArchitectureTest::isForAll))
        .should()
        .onlyDependOnClassesThat(
            describe("are among them or in java.base", ArchitectureTest::isAtHand))
        .check(CLASSES);
  }

  /** One framework is there, and not the others. */
  @Test
  void eachFrameworkIsNeededByItsOwnTestsAlone() {
    assertThatUse(JUnit4Tests.class, "org.junit.runner", "org.junit.runners");
    assertThatUse(TestNgTests.class, "org.testng");
    classes()
        .that(
            describe(
                "are not of JUnit 4 or TestNG",
                type -> !isOf(type, JUnit4Tests.class) && !isOf(type, TestNgTests.class)))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are ours, the JDK's or JUnit's",
                type ->
                    isOursOrOfTheJdk(type)
                        || isIn(type, "org.junit.jupiter.api", "org.junit.platform")))
        .check(CLASSES);
  }

  private static void assertThatUse(Class<?> user, String... packages) {
    classes()
        .that(describe("are of " + user, type -> isOf(type, user)))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are ours, the JDK's or of " + packages[0],
                type -> isOursOrOfTheJdk(type) || isIn(type, packages)))
        .check(CLASSES);
  }

  private static boolean isOf(JavaClass type, Class<?> outer) {
    return type.getName().equals(outer.getName())
        || type.getName().startsWith(outer.getName() + "$");
  }

  private static boolean isOursOrOfTheJdk(JavaClass type) {
    return isAtHand(type)
        || isIn(type, "dev.incremental.testdb", "java.sql", "javax.sql", "java.util.logging");
  }

  @Test
  void namesSayWhatATypeIsFor() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
        .check(CLASSES);
  }

  private static boolean isForAll(JavaClass type) {
    return Stream.of(Premain.class, Lease.class, RunnerWeaver.class, WrappedMethods.class)
            .anyMatch(each -> isOf(type, each))
        || isIn(type, "dev.incremental.testdb.contract");
  }

  private static boolean isAtHand(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    return base.isPrimitive()
        || JAVA_BASE.contains(base.getPackageName())
        || isIn(type, "java.lang.instrument", "org.jspecify.annotations") // there is an agent
        || isForAll(base);
  }

  private static boolean isIn(JavaClass type, String... packages) {
    String home = type.getBaseComponentType().getPackageName();
    return Stream.of(packages)
        .anyMatch(allowed -> home.equals(allowed) || home.startsWith(allowed + "."));
  }
}
