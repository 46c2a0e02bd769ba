package dev.incremental.it.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What Surefire's reports say: tests that ran and tests that failed, as {@code class#method}.
 *
 * @param ran tests that were executed, failed ones included, skipped ones not
 * @param failed tests that failed or ended in an error, whole classes as {@code class#}
 * @param classPath the test class path of the last report read, empty when there is none
 */
public record TestReports(Set<String> ran, Set<String> failed, String classPath) {

  /**
   * Reads all reports of a directory; none when it does not exist.
   *
   * @throws IOException when a report cannot be read
   */
  public static TestReports in(Path directory) throws IOException {
    Collector collector = new Collector();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(TestReports::isReport).sorted().toList()) {
          collector.read(file);
        }
      }
    }
    return new TestReports(collector.ran, collector.failed, collector.classPath);
  }

  /**
   * Deletes all reports of a directory, and nothing else in it.
   *
   * @throws IOException when that is not possible
   */
  static void deleteIn(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(TestReports::isReport).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Whether a failing test, or a class that failed as a whole, was executed here. */
  public boolean executed(String test) {
    if (ran.contains(test)) {
      return true;
    }
    return test.endsWith("#") && ran.stream().anyMatch(t -> t.startsWith(test));
  }

  private static boolean isReport(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("TEST-") && name.endsWith(".xml");
  }

  private static final class Collector {
    private final Set<String> ran = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();
    private String classPath = "";
    private String test = "";
    private boolean skipped;

    void read(Path file) throws IOException {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      try (InputStream in = Files.newInputStream(file)) {
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        while (reader.hasNext()) {
          int event = reader.next();
          if (event == XMLStreamConstants.START_ELEMENT) {
            start(reader);
          } else if (event == XMLStreamConstants.END_ELEMENT
              && reader.getLocalName().equals("testcase")
              && !skipped) {
            ran.add(test);
          }
        }
      } catch (XMLStreamException e) {
        throw new IOException("Cannot read " + file, e);
      }
    }

    private void start(XMLStreamReader reader) {
      switch (reader.getLocalName()) {
        case "testcase" -> {
          test = test(attribute(reader, "classname"), attribute(reader, "name"));
          skipped = false;
        }
        case "failure", "error" -> failed.add(test);
        case "skipped" -> skipped = true;
        case "property" -> property(attribute(reader, "name"), attribute(reader, "value"));
        default -> {}
      }
    }

    private void property(String name, String value) {
      if (name.equals("surefire.test.class.path") || name.equals("surefire.real.class.path")) {
        classPath = value.length() > classPath.length() ? value : classPath;
      }
    }

    private static String attribute(XMLStreamReader reader, String name) {
      String value = reader.getAttributeValue(null, name);
      return value == null ? "" : value;
    }

    /** Cuts parameters and invocation off a reported name. */
    private static String test(String className, String name) {
      int end = 0;
      while (end < name.length() && Character.isJavaIdentifierPart(name.charAt(end))) {
        end++;
      }
      String method = name.substring(0, end);
      boolean wholeClass = className.equals(name) || className.endsWith("." + name);
      return className + "#" + (wholeClass ? "" : method);
    }
  }
}
