package dev.incremental.plugin.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * How tests went that told nobody, as those of TestNG and JUnit 4: Failsafe's reports say of each
 * class whether it passed, and by the system properties in which database.
 */
final class ReportedTests {
  /** A fork's URL, see {@code Premain} in testdb. */
  private static final String URL = "incremental.testdb.url";

  private static final Optional<String> UNKNOWN =
      Optional.of("it was not heard whether its tests passed");

  private final Path reports;
  private final GreenSummary summary;
  private final Instant begin;

  /**
   * Those of a build.
   *
   * @param build the build directory
   * @param begin since when they count
   */
  ReportedTests(Path build, Instant begin) {
    this.reports = build.resolve("failsafe-reports");
    this.summary = new GreenSummary(build);
    this.begin = begin;
  }

  /** What a report says of one class. */
  private record Report(String url, boolean isGreen) {
    boolean isOf(String database) {
      return url.replaceFirst("\\?.*", "").endsWith("/" + database);
    }
  }

  /**
   * Why somebody may want to look into a database; empty where all its tests passed. What was not
   * reported to the end counts as not known.
   */
  Optional<String> trouble(String database) {
    if (summary.isWrittenSince(begin)) {
      return Optional.empty();
    }
    List<Report> itsOwn = reports().stream().filter(each -> each.isOf(database)).toList();
    if (itsOwn.stream().anyMatch(each -> !each.isGreen())) {
      return Optional.of("a test failed");
    }
    return itsOwn.isEmpty() || !summary.isCompleteSince(begin) ? UNKNOWN : Optional.empty();
  }

  private List<Report> reports() {
    List<Report> read = new ArrayList<>();
    try (Stream<Path> files = Files.list(reports)) {
      for (Path file : files.filter(this::isOfThisBuild).toList()) {
        read(file).ifPresent(read::add);
      }
      return read;
    } catch (IOException | XMLStreamException e) {
      return List.of(); // they are elsewhere, or cannot be read: then nothing is known
    }
  }

  private boolean isOfThisBuild(Path file) {
    String name = file.getFileName().toString();
    try {
      return name.startsWith("TEST-")
          && name.endsWith(".xml")
          && !Files.getLastModifiedTime(file).toInstant().isBefore(begin);
    } catch (IOException e) {
      return true; // to be read, which fails
    }
  }

  private static Optional<Report> read(Path file) throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = Files.newInputStream(file)) {
      return read(factory.createXMLStreamReader(in));
    }
  }

  private static Optional<Report> read(XMLStreamReader xml) throws XMLStreamException {
    boolean isGreen = false;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "testsuite" ->
            isGreen =
                "0".equals(xml.getAttributeValue(null, "errors"))
                    && "0".equals(xml.getAttributeValue(null, "failures"));
        case "property" -> {
          if (URL.equals(xml.getAttributeValue(null, "name"))) {
            return Optional.of(new Report(xml.getAttributeValue(null, "value"), isGreen));
          }
        }
        case "testcase" -> {
          return Optional.empty(); // properties stand before
        }
        default -> {}
      }
    }
    return Optional.empty();
  }
}
