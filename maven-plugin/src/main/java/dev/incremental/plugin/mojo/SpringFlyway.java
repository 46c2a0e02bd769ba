package dev.incremental.plugin.mojo;

import dev.incremental.plugin.spring.MalformedFileException;
import dev.incremental.plugin.spring.SpringProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Spring Boot application tells Flyway where no profile is active, see {@link
 * SpringProperties}.
 */
final class SpringFlyway {
  private static final String PREFIX = "spring.flyway.";
  private static final String PLACEHOLDERS = "placeholders.";

  /** Spring lets names with dots stand in brackets. */
  private static final Pattern BRACKETS = Pattern.compile("placeholders\\.?\\[(.*)]");

  private static final Pattern INDEX = Pattern.compile("(.*)\\[(\\d{1,9})]");

  /** Spring's own, or which database. */
  private static final Set<String> OTHERS =
      Set.of("enabled", "url", "user", "password", "driverClassName");

  private SpringFlyway() {}

  /**
   * By their names as Flyway has them; empty where nothing is said.
   *
   * @param classPath of the project's tests
   */
  static Map<String, String> of(List<Path> classPath) throws IOException, UserProblem {
    Map<String, String> settings = new TreeMap<>();
    Map<String, Map<Integer, String>> lists = new TreeMap<>();
    properties(classPath)
        .forEach(
            (name, value) -> {
              Matcher indexed = INDEX.matcher(name);
              if (indexed.matches()) {
                lists
                    .computeIfAbsent(indexed.group(1), each -> new TreeMap<>())
                    .put(Integer.valueOf(indexed.group(2)), value);
              } else {
                add(settings, name, value);
              }
            });
    lists.forEach((name, values) -> add(settings, name, String.join(",", values.values())));
    return settings;
  }

  private static Map<String, String> properties(List<Path> classPath)
      throws IOException, UserProblem {
    try {
      return SpringProperties.on(classPath).below(PREFIX);
    } catch (MalformedFileException e) {
      throw new UserProblem(
          "What Spring tells Flyway cannot be read: " + e.getMessage(),
          e.file().toString(),
          "correct it where it comes from, and build again");
    }
  }

  private static void add(Map<String, String> settings, String name, String value) {
    if (!OTHERS.contains(camelCase(name))) {
      settings.put(flywayName(name), value.replace("{vendor}", "postgresql"));
    }
  }

  /** Names of placeholders are the user's own. */
  private static String flywayName(String spring) {
    String name = BRACKETS.matcher(spring).replaceFirst(PLACEHOLDERS + "$1");
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
}
