package dev.incremental.plugin.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Spring Boot application tells Flyway in {@code application.properties}. Profiles and YAML
 * are not read.
 */
final class SpringFlyway {
  private static final String PREFIX = "spring.flyway.";
  private static final String PLACEHOLDERS = "placeholders.";
  private static final Pattern INDEX = Pattern.compile("(.*)\\[\\d+]");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");

  /** Spring's own, or which database. */
  private static final Set<String> OTHERS =
      Set.of("enabled", "url", "user", "password", "driverClassName");

  private SpringFlyway() {}

  /** By their names as Flyway has them; empty where there is no such file. */
  static Map<String, String> of(Path project) throws IOException {
    Path file = project.resolve("src/main/resources/application.properties");
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is malformed", e);
    }
    Map<String, String> settings = new TreeMap<>();
    for (String name : new TreeMap<>(properties).keySet().toArray(String[]::new)) {
      if (name.startsWith(PREFIX)) {
        add(settings, name.substring(PREFIX.length()), resolved(properties, name));
      }
    }
    return settings;
  }

  private static void add(Map<String, String> settings, String name, String value) {
    Matcher indexed = INDEX.matcher(name);
    if (indexed.matches()) {
      settings.merge(flywayName(indexed.group(1)), value, (before, more) -> before + "," + more);
    } else if (!OTHERS.contains(camelCase(name))) {
      settings.put(flywayName(name), value.replace("{vendor}", "postgresql"));
    }
  }

  /** Names of placeholders are the user's own. */
  private static String flywayName(String name) {
    return "flyway."
        + (name.startsWith(PLACEHOLDERS)
            ? name
            : switch (name) {
              case "init-sqls", "initSqls" -> "initSql";
              case "postgresql.transactional-lock" -> "postgresql.transactional.lock";
              default -> camelCase(name);
            });
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("-", -1)) {
      camel.append(
          camel.length() == 0 || word.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return camel.toString();
  }

  /** References to properties of the same file, or their defaults, are followed once. */
  private static String resolved(Properties properties, String name) {
    Matcher reference = REFERENCE.matcher(properties.getProperty(name));
    return reference.replaceAll(
        found ->
            Matcher.quoteReplacement(
                properties.getProperty(
                    found.group(1), found.group(2) == null ? found.group() : found.group(2))));
  }
}
