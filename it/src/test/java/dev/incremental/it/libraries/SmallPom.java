package dev.incremental.it.libraries;

import dev.incremental.it.maven.Pom;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the POM of one version: dependencies, compiler release, encoding and Surefire settings of
 * the published one, our Surefire version, and the plugin under test merely declared.
 */
final class SmallPom {
  private static final Set<String> MACHINE_DEPENDENT = Set.of("jvm", "jdkToolchain");
  private static final Set<String> SOURCE_FILTERS =
      Set.of("includes", "excludes", "testIncludes", "testExcludes");

  private final Coordinates library;
  private final String surefireVersion;
  private final String pluginVersion;

  SmallPom(Coordinates library, String surefireVersion, String pluginVersion) {
    this.library = library;
    this.surefireVersion = surefireVersion;
    this.pluginVersion = pluginVersion;
  }

  /**
   * The POM's text.
   *
   * @param effective the published POM as Maven resolved it
   * @param version the library's version
   */
  String text(Pom effective, String version) {
    StringBuilder out = new StringBuilder(4096);
    out.append("<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n");
    out.append("  <modelVersion>4.0.0</modelVersion>\n");
    leaf(out, "  ", "groupId", library.groupId());
    leaf(out, "  ", "artifactId", library.artifactId());
    leaf(out, "  ", "version", version);
    properties(out, effective);
    effective.at("dependencyManagement").ifPresent(d -> copy(out, "  ", d));
    effective.at("dependencies").ifPresent(d -> copy(out, "  ", d));
    out.append("  <build>\n    <plugins>\n");
    compiler(out, effective);
    surefire(out, effective);
    incremental(out);
    out.append("    </plugins>\n  </build>\n</project>\n");
    return out.toString();
  }

  private static void properties(StringBuilder out, Pom effective) {
    Pom published = effective.at("properties").orElseThrow();
    out.append("  <properties>\n");
    leaf(out, "    ", "maven.compiler.release", release(published));
    leaf(out, "    ", "project.build.sourceEncoding", encoding(effective, published));
    String argLine = published.text("argLine");
    if (!argLine.isEmpty() && !argLine.contains("${")) {
      leaf(out, "    ", "argLine", argLine);
    }
    out.append("  </properties>\n");
  }

  private static String release(Pom properties) {
    String release = properties.text("maven.compiler.release");
    String wanted = release.isEmpty() ? properties.text("maven.compiler.target") : release;
    return wanted.startsWith("1.") ? wanted.substring(2) : wanted;
  }

  private static String encoding(Pom effective, Pom properties) {
    return plugin(effective, "maven-compiler-plugin")
        .flatMap(p -> p.at("configuration"))
        .map(c -> c.text("encoding"))
        .filter(e -> !e.isEmpty())
        .orElse(properties.text("project.build.sourceEncoding"));
  }

  private static void compiler(StringBuilder out, Pom effective) {
    out.append("      <plugin>\n");
    leaf(out, "        ", "artifactId", "maven-compiler-plugin");
    leaf(out, "        ", "version", "3.14.1");
    out.append("        <configuration>\n");
    leaf(out, "          ", "proc", "none");
    leaf(out, "          ", "showWarnings", "false");
    configuration(effective, "maven-compiler-plugin")
        .filter(s -> SOURCE_FILTERS.contains(s.name()))
        .forEach(s -> copy(out, "          ", s));
    out.append("        </configuration>\n      </plugin>\n");
  }

  private void surefire(StringBuilder out, Pom effective) {
    out.append("      <plugin>\n");
    leaf(out, "        ", "artifactId", "maven-surefire-plugin");
    leaf(out, "        ", "version", surefireVersion);
    out.append("        <configuration>\n");
    configuration(effective, "maven-surefire-plugin")
        .filter(s -> !MACHINE_DEPENDENT.contains(s.name()))
        .forEach(s -> copy(out, "          ", s));
    out.append("        </configuration>\n      </plugin>\n");
  }

  private void incremental(StringBuilder out) {
    out.append("      <plugin>\n");
    leaf(out, "        ", "groupId", "dev.incremental");
    leaf(out, "        ", "artifactId", "incremental-maven-plugin");
    leaf(out, "        ", "version", pluginVersion);
    out.append("      </plugin>\n");
  }

  private static Stream<Pom> configuration(Pom effective, String artifactId) {
    return plugin(effective, artifactId).flatMap(p -> p.at("configuration")).stream()
        .flatMap(c -> c.children().stream());
  }

  private static Optional<Pom> plugin(Pom effective, String artifactId) {
    return effective.at("build", "plugins").stream()
        .flatMap(p -> p.children().stream())
        .filter(p -> p.text("artifactId").equals(artifactId))
        .findFirst();
  }

  private static void copy(StringBuilder out, String indent, Pom element) {
    if (element.children().isEmpty()) {
      leaf(out, indent, element.name(), element.element().getTextContent().strip());
      return;
    }
    out.append(indent).append('<').append(element.name()).append(">\n");
    element.children().forEach(c -> copy(out, indent + "  ", c));
    out.append(indent).append("</").append(element.name()).append(">\n");
  }

  private static void leaf(StringBuilder out, String indent, String name, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    out.append(indent).append('<').append(name).append('>').append(escaped);
    out.append("</").append(name).append(">\n");
  }
}
