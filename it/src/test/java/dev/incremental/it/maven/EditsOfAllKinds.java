package dev.incremental.it.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Edits of different kinds in one project, each of which one test notices.
 *
 * <p>What an edit changes is of no concern to any other test; each test class has a second test
 * that nothing of all this concerns.
 */
final class EditsOfAllKinds {
  private static final String MAIN = "src/main/java/a/";
  private static final String TESTS = "src/test/java/a/";
  private static final String RESOURCES = "src/main/resources/";
  private static final String PROVIDERS = RESOURCES + "META-INF/services/a.Provider";

  private final SmallProject project;
  private final Map<String, String> expected = new LinkedHashMap<>();

  EditsOfAllKinds(SmallProject project) {
    this.project = project;
  }

  /** For each test that notices an edit, {@code a.BTest#test()}, the reason that it is given. */
  Map<String, String> expected() {
    return expected;
  }

  /** Writes what there is before the edits. */
  void write() throws IOException {
    code();
    names();
    files();
  }

  private void code() throws IOException {
    main("Body", "class Body { static int x() { return 1; } static int y() { return 2; } }");
    test("Body", "if (Body.x() != 1) throw new Error();", "calls a.Body#x()");

    main("Base", "class Base { String hi() { return \"base\"; } }");
    main("Sub", "class Sub extends Base {}");
    test("Sub", "new Sub().hi();", "depends on the shape of a.Sub");

    main("Before", "class Before { int value() { return 1; } }");
    main("Renaming", "class Renaming { static int value() { return new Before().value(); } }");
    test("Renaming", "Renaming.value();", "calls a.Renaming#value()");

    main("Limits", "class Limits { static final int LIMIT = 10; }");
    main("Limited", "class Limited { static boolean fits(int n) { return n <= Limits.LIMIT; } }");
    test("Limited", "Limited.fits(7);", "calls a.Limited#fits(int)");

    main(
        "Level",
        "import java.lang.annotation.*;"
            + " @Retention(RetentionPolicy.RUNTIME) @interface Level { int value(); }");
    main("Levelled", "@Level(1) class Levelled {}");
    test(
        "Levelled",
        "Levelled.class.getAnnotation(Level.class).value();",
        "depends on the shape of a.Levelled");

    test("Edited", "int one = 1;", "its class changed");
  }

  private void names() throws IOException {
    test("Late", look("Late"), "looks up the class a.Late");
    main("Gone", "class Gone {}");
    test("Gone", look("Gone"), "looks up the class a.Gone");

    main("Provider", "public interface Provider {}");
    main("First", "public class First implements Provider {}");
    main("Second", "public class Second implements Provider {}");
    project.write(PROVIDERS, "a.First\n");
    test(
        "Provider",
        "java.util.ServiceLoader.load(Provider.class).stream().count();",
        "reads the resource META-INF/services/a.Provider");
  }

  private static String look(String className) {
    return "try { Class.forName(\"a.%s\"); } catch (ClassNotFoundException e) { }"
        .formatted(className);
  }

  private void files() throws IOException {
    project.write(RESOURCES + "a/text.txt", "text");
    test("Text", resource("text.txt"), "reads the resource a/text.txt");
    test("Absent", resource("absent.txt"), "reads the resource a/absent.txt");

    project.write("data/in.txt", "in");
    test("File", "java.nio.file.Files.readString(PATH);", "data/in.txt", "reads data/in.txt");
    project.write("data/some/1.txt", "one");
    test(
        "Listing",
        "try (var all = java.nio.file.Files.list(PATH)) { all.count(); }",
        "data/some",
        "lists data/some");
    project.write("data/deleted.txt", "there");
    test(
        "Deleted",
        "java.nio.file.Files.exists(PATH);",
        "data/deleted.txt",
        "asks whether data/deleted.txt exists");
  }

  private static String resource(String name) {
    return "try (var in = Body.class.getResourceAsStream(\"%s\")) { if (in != null) in.read(); }"
        .formatted(name);
  }

  /** Makes all edits. */
  void make() throws IOException {
    project.replace(MAIN + "Body.java", "return 1", "return 3 - y()");
    project.replace(MAIN + "Sub.java", "\\{}", "{ String hi() { return super.hi(); } }");
    project.write(MAIN + "After.java", "package a; class After { int value() { return 1; } }");
    Files.delete(project.file(MAIN + "Before.java"));
    project.replace(MAIN + "Renaming.java", "Before", "After");
    project.replace(MAIN + "Limits.java", "10", "9");
    project.replace(MAIN + "Levelled.java", "1", "2");
    project.replace(TESTS + "EditedTest.java", "int one = 1", "int one = 2");

    project.write(MAIN + "Late.java", "package a; class Late {}");
    Files.delete(project.file(MAIN + "Gone.java"));
    project.write(PROVIDERS, "a.First\na.Second\n");

    project.write(RESOURCES + "a/text.txt", "another text");
    project.write(RESOURCES + "a/absent.txt", "there");
    project.write("data/in.txt", "something else");
    project.write("data/some/2.txt", "two");
    Files.delete(project.file("data/deleted.txt"));
  }

  private void main(String name, String text) throws IOException {
    project.write(MAIN + name + ".java", "package a; " + text);
  }

  private void test(String name, String code, String path, String reason) throws IOException {
    test(name, code.replace("PATH", "java.nio.file.Path.of(\"" + path + "\")"), reason);
  }

  private void test(String name, String code, String reason) throws IOException {
    project.write(
        TESTS + name + "Test.java",
        """
        package a;
        import org.junit.jupiter.api.Test;
        class %sTest {
          @Test void notices() throws Exception { %s }
          @Test void other() { new Object().hashCode(); }
        }
        """
            .formatted(name, code));
    expected.put("a." + name + "Test#notices()", reason);
  }
}
