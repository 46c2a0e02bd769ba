package dev.incremental.it.wrinkles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A file of a sample project.
 *
 * @param path relative to the project's directory, with {@code /}
 * @param text its whole text; where it is binary, each character is a byte
 * @param charset how the text is written
 */
record SampleFile(String path, String text, Charset charset) {
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
    return file("src/main/resources/" + path, text);
  }

  /** A resource of the tests. */
  static SampleFile testResource(String path, String text) {
    return file("src/test/resources/" + path, text);
  }

  /** Any other file. */
  static SampleFile file(String path, String text) {
    return new SampleFile(path, text, StandardCharsets.UTF_8);
  }

  /** A zip file that holds one small file, always of the same time. */
  static SampleFile zip(String path, String entry, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry only = new ZipEntry(entry);
      only.setTime(0);
      zip.putNextEntry(only);
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SampleFile(
        path, bytes.toString(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
  }

  private static SampleFile source(String root, String name, String imports, String text) {
    int dot = name.lastIndexOf('.');
    String declaration = dot < 0 ? "" : "package " + name.substring(0, dot) + "; ";
    return file(root + name.replace('.', '/') + ".java", declaration + imports + text);
  }
}
