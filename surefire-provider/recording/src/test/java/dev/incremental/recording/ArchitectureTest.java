package dev.incremental.recording;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps the recording usable in any JVM under test: it needs nothing but {@code java.base}. */
class ArchitectureTest {
  private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void needsNothingButJavaBase() {
    classes()
        .should()
        .onlyDependOnClassesThat(describe("are ours or in java.base", ArchitectureTest::isAtHand))
        .check(CLASSES);
  }

  @Test
  void namesSayWhatATypeIsFor() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
        .check(CLASSES);
  }

  private static boolean isAtHand(JavaClass type) {
    String home = type.getBaseComponentType().getPackageName();
    return type.getBaseComponentType().isPrimitive()
        || JAVA_BASE.contains(home)
        || home.equals("org.jspecify.annotations")
        || home.equals("dev.incremental.recording");
  }
}
