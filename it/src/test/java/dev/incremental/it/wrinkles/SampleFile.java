package dev.incremental.it.wrinkles;

/**
 * A file of a sample project.
 *
 * @param path relative to the project's directory, with {@code /}
 * @param text its whole text
 */
record SampleFile(String path, String text) {
  private static final String IMPORTS =
      "import java.io.*; import java.nio.file.*; import java.util.*; import java.util.function.*; ";
  private static final String TEST_IMPORTS =
      IMPORTS
          + "import org.junit.jupiter.api.*; import static org.junit.jupiter.api.Assertions.*; ";

  /** A class of the application, by binary name; usual imports and the package are added. */
  static SampleFile java(String name, String text) {
    return source("src/main/java/", name, IMPORTS, text);
  }

  /** A test class, by binary name; where the text is only a body, the class around it is added. */
  static SampleFile test(String name, String text) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    boolean whole = text.contains("class " + simple);
    return source(
        "src/test/java/",
        name,
        TEST_IMPORTS,
        whole ? text : "class " + simple + " {\n" + text + "\n}");
  }

  /** A resource of the application. */
  static SampleFile resource(String path, String text) {
    return new SampleFile("src/main/resources/" + path, text);
  }

  /** A resource of the tests. */
  static SampleFile testResource(String path, String text) {
    return new SampleFile("src/test/resources/" + path, text);
  }

  /** Any other file. */
  static SampleFile file(String path, String text) {
    return new SampleFile(path, text);
  }

  private static SampleFile source(String root, String name, String imports, String text) {
    int dot = name.lastIndexOf('.');
    String declaration = dot < 0 ? "" : "package " + name.substring(0, dot) + "; ";
    return new SampleFile(root + name.replace('.', '/') + ".java", declaration + imports + text);
  }
}
