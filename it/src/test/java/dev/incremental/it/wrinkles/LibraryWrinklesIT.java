package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** Libraries that look at classes of the project for the tests, and may remember what they saw. */
class LibraryWrinklesIT {
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");

  @Test
  void theJdkRemembersThePropertiesOfABeanThatIsReachedThroughAnother() {
    String counts =
        """
        import java.beans.*;
        class %s {
          @Test void counts() throws Exception {
            for (PropertyDescriptor each : Introspector.getBeanInfo(Outer.class, Object.class).getPropertyDescriptors()) {
              assertEquals(1, Introspector.getBeanInfo(each.getPropertyType(), Object.class).getPropertyDescriptors().length);
            }
          }
        }
        """;
    Wrinkle.with(
            java("Outer", "public class Outer { public Bean getBean() { return null; } }"),
            java("Bean", "public class Bean { public int getOne() { return 1; } }"),
            test("ATest", counts.formatted("ATest")),
            test("BTest", counts.formatted("BTest")),
            UNCONCERNED)
        .edit(
            java(
                "Bean",
                "public class Bean { public int getOne() { return 1; } public int getTwo() { return 2; } }"))
        .expectRun("ATest#counts", "BTest#counts");
  }

  @Test
  void rulesOfArchitectureReadClassFilesAsData() {
    String rule =
        "@Test void calls() { assertEquals(1, new com.tngtech.archunit.core.importer.ClassFileImporter().importPackages(\"a\").stream().mapToInt(c -> c.getMethodCallsFromSelf().size()).sum()); }";
    String calling = "public class A { void one() { } void two() { one(); %s } }";
    Wrinkle.with(
            java("a.A", calling.formatted("")),
            test("ATest", rule),
            test("BTest", rule),
            UNCONCERNED)
        .edit(java("a.A", calling.formatted("one();")))
        .expectRun("ATest#calls", "BTest#calls")
        .edit(java("a.A", calling.formatted("")))
        .expectRun("ATest#calls", "BTest#calls")
        .edit(java("a.B", "class B { void one() { } void two() { one(); } }"))
        .expectRun("ATest#calls", "BTest#calls");
  }
}
