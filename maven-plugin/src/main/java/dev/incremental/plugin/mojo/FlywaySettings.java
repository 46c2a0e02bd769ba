package dev.incremental.plugin.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Gathers what a project tells Flyway, from everywhere that it may do so. */
final class FlywaySettings {
  private static final String PREFIX = "flyway.";
  private static final String PLACEHOLDERS = PREFIX + "placeholders.";
  private static final String PLUGIN = "org.flywaydb:flyway-maven-plugin";

  private final MavenProject project;
  private final List<Path> classPath;
  private final Properties user;
  private final @Nullable PlexusConfiguration own;

  /**
   * Settings of a project.
   *
   * @param classPath of its tests, in which Spring's files of configuration lie
   * @param user properties of the command line
   * @param own our own element, null where there is none
   */
  FlywaySettings(
      MavenProject project,
      List<Path> classPath,
      Properties user,
      @Nullable PlexusConfiguration own) {
    this.project = project;
    this.classPath = classPath;
    this.user = user;
    this.own = own;
  }

  /** By their names as Flyway has them, {@code flyway.locations} and so on. */
  Map<String, String> read() throws IOException, UserProblem {
    Map<String, String> settings = new TreeMap<>();
    settings.putAll(SpringFlyway.of(classPath));
    settings.putAll(properties(project.getProperties()));
    settings.putAll(configured());
    if (own != null) {
      settings.putAll(FlywayElement.of(own).settings());
    }
    settings.putAll(properties(user));
    return settings;
  }

  private static Map<String, String> properties(Properties properties) {
    Map<String, String> settings = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !isVersion(name)) {
        settings.put(name, properties.getProperty(name));
      }
    }
    return settings;
  }

  /** POMs call the version of Flyway so which they depend on, that of Spring Boot among them. */
  private static boolean isVersion(String name) {
    return name.endsWith(".version") && !name.startsWith(PLACEHOLDERS);
  }

  /** What Flyway's own plugin is told: for all its goals, then for the one that migrates. */
  private Map<String, String> configured() {
    Map<String, String> settings = new TreeMap<>();
    Optional<Plugin> plugin = Optional.ofNullable(project.getPlugin(PLUGIN));
    List<Object> configurations = new ArrayList<>();
    plugin.map(Plugin::getConfiguration).ifPresent(configurations::add);
    for (PluginExecution each : plugin.map(Plugin::getExecutions).orElse(List.of())) {
      if (each.getGoals().contains("migrate") && each.getConfiguration() != null) {
        configurations.add(each.getConfiguration());
      }
    }
    for (Object each : configurations) {
      if (each instanceof Xpp3Dom xml) {
        settings.putAll(FlywayElement.of(xml).settings());
      }
    }
    return settings;
  }

  /** Sentences on settings that mean something to Flyway's own plugin alone. */
  static List<String> unheeded(Map<String, String> settings) {
    return Stream.of("flyway.configFiles", "flyway.workingDirectory")
        .filter(settings::containsKey)
        .map(unread -> unread + " is not heeded here: give what it is for in <flyway>")
        .toList();
  }
}
