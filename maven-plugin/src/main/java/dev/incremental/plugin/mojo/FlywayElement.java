package dev.incremental.plugin.mojo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * An element of a POM, with settings of Flyway as its plugin has them.
 *
 * @param text stripped, may be empty
 */
record FlywayElement(String name, String text, List<FlywayElement> children) {
  /** Elements whose children have names of their own; those of others are lists. */
  private static final Set<String> MAPS =
      Set.of("placeholders", "jdbcProperties", "environments", "pluginConfiguration", "postgresql");

  static FlywayElement of(Xpp3Dom xml) {
    return new FlywayElement(
        xml.getName(),
        text(xml.getValue()),
        Arrays.stream(xml.getChildren()).map(FlywayElement::of).toList());
  }

  static FlywayElement of(PlexusConfiguration element) {
    return new FlywayElement(
        element.getName(),
        text(element.getValue()),
        Arrays.stream(element.getChildren()).map(FlywayElement::of).toList());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /** What is in it, by names as Flyway has them. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    children.forEach(each -> each.addTo(settings, "flyway."));
    return settings;
  }

  private void addTo(Map<String, String> settings, String prefix) {
    if (children.isEmpty()) {
      settings.put(prefix + name, text);
    } else if (MAPS.contains(name) || !prefix.equals("flyway.")) {
      children.forEach(each -> each.addTo(settings, prefix + name + "."));
    } else {
      settings.put(
          prefix + name,
          children.stream().map(FlywayElement::text).collect(Collectors.joining(",")));
    }
  }
}
