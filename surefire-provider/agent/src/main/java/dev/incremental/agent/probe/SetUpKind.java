package dev.incremental.agent.probe;

import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Whether test frameworks call a method before tests, to set something up. */
enum SetUpKind {
  /** Nothing says so. */
  NONE,
  /** It is called {@code setUp}, which means something to JUnit 3 in classes of its own. */
  PERHAPS,
  /** It is annotated so. */
  CERTAINLY;

  private static final Set<String> ANNOTATIONS =
      Set.of(
          "Lorg/junit/jupiter/api/BeforeAll;",
          "Lorg/junit/jupiter/api/BeforeEach;",
          "Lorg/junit/BeforeClass;",
          "Lorg/junit/Before;",
          "Lorg/testng/annotations/BeforeSuite;",
          "Lorg/testng/annotations/BeforeTest;",
          "Lorg/testng/annotations/BeforeGroups;",
          "Lorg/testng/annotations/BeforeClass;",
          "Lorg/testng/annotations/BeforeMethod;");

  /** Whether an annotation says so of a method. */
  static boolean isAnnotatedSo(String descriptor) {
    return ANNOTATIONS.contains(descriptor);
  }

  /** Whether it is what JUnit 3 calls, if its class is a test case. */
  static boolean isNamedSo(int access, String name, String descriptor) {
    return name.equals("setUp")
        && descriptor.equals("()V")
        && (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0;
  }
}
