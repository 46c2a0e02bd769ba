package dev.incremental.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the agent a guest in the JVM under test: few things needed, each kept to its place. */
class ArchitectureTest {
  private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void needsOnlyWhatEveryTestJvmHas() {
    check(
        classes()
            .should()
            .onlyDependOnClassesThat(
                describe(
                    "are ours, ASM, in java.base or in java.instrument",
                    type ->
                        isJavaBase(type)
                            || Stream.of(
                                    "dev.incremental.agent",
                                    "dev.incremental.recording",
                                    "org.objectweb.asm",
                                    "org.jspecify.annotations",
                                    "java.lang.instrument")
                                .anyMatch(home -> isIn(type, home)))));
  }

  @Test
  void theClassForTheBootLoaderSeesNothingButJavaBase() {
    check(
        classes()
            .that()
            .haveFullyQualifiedName("dev.incremental.agent.boot.Probe")
            .should()
            .onlyDependOnClassesThat(
                describe(
                    "are in java.base or itself",
                    type ->
                        isJavaBase(type)
                            || isIn(type, "org.jspecify.annotations")
                            || type.getName().equals("dev.incremental.agent.boot.Probe"))));
  }

  @Test
  void scopesKnowNeitherBytecodeNorWhoReportsToThem() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.incremental.agent.scope..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.objectweb.asm..",
                "java.lang.instrument..",
                "dev.incremental.agent.hook..",
                "dev.incremental.agent.probe.."));
  }

  @Test
  void packagesFormNoCycles() {
    check(slices().matching("dev.incremental.agent.(*)..").should().beFreeOfCycles());
  }

  @Test
  void namesSayWhatATypeIsFor() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?"));
  }

  private static boolean isJavaBase(JavaClass type) {
    JavaClass plain = type.getBaseComponentType();
    return plain.isPrimitive() || JAVA_BASE.contains(plain.getPackageName());
  }

  private static boolean isIn(JavaClass type, String home) {
    String own = type.getBaseComponentType().getPackageName();
    return own.equals(home) || own.startsWith(home + ".");
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
