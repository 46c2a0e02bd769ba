package dev.incremental.plugin.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties that Spring Boot finds in {@code application.properties}, {@code application.yml}
 * and {@code application.yaml}, no profile being active.
 *
 * <p>Of each file the class path's first counts: one of the tests hides that of the application.
 */
public final class SpringProperties {
  /** In the order in which they are read; what is read later wins. */
  private static final List<String> FILES =
      List.of(
          "application.yaml",
          "application.yml",
          "application.properties",
          "config/application.yaml",
          "config/application.yml",
          "config/application.properties");

  /** What says when a document counts. */
  private static final Set<String> CONDITIONS =
      Set.of(
          "spring.config.activate.on-profile",
          "spring.config.activate.on-cloud-platform",
          "spring.profiles");

  private static final Pattern INDEX = Pattern.compile("\\[\\d+].*");

  /** A reference that has no other one in it. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}:]+)(?::([^${}]*))?}");

  private static final int DEPTH = 10;

  private final Map<String, String> values;

  private SpringProperties(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads what there is.
   *
   * @param classPath of which only directories are looked into
   */
  public static SpringProperties on(List<Path> classPath)
      throws IOException, MalformedFileException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : FILES) {
      Optional<Path> file =
          classPath.stream()
              .filter(Files::isDirectory)
              .map(entry -> entry.resolve(name))
              .filter(Files::isRegularFile)
              .findFirst();
      if (file.isPresent()) {
        for (Map<String, String> document : documents(file.get())) {
          if (CONDITIONS.stream().noneMatch(each -> names(document, each))) {
            override(values, document);
          }
        }
      }
    }
    return new SpringProperties(values);
  }

  private static List<Map<String, String>> documents(Path file)
      throws IOException, MalformedFileException {
    return file.toString().endsWith(".properties")
        ? PropertiesFile.documents(file)
        : YamlFile.documents(file);
  }

  private static boolean names(Map<String, String> document, String name) {
    return document.keySet().stream().anyMatch(each -> withoutIndex(each).equals(name));
  }

  /** A list replaces one that was there as a whole. */
  private static void override(Map<String, String> values, Map<String, String> document) {
    for (String name : document.keySet()) {
      String plain = withoutIndex(name);
      values.keySet().removeIf(each -> withoutIndex(each).equals(plain));
    }
    values.putAll(document);
  }

  private static String withoutIndex(String name) {
    return INDEX.matcher(name).replaceFirst("");
  }

  /** All properties whose names begin in some way, without it, in the order in which they stand. */
  public Map<String, String> below(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), resolved(value));
          }
        });
    return found;
  }

  /** References to other properties, or their defaults, are followed; what is unknown stays. */
  private String resolved(String value) {
    String text = value;
    for (int i = 0; i < DEPTH; i++) {
      String next =
          REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(of(found)));
      if (next.equals(text)) {
        return text;
      }
      text = next;
    }
    return text;
  }

  private String of(MatchResult reference) {
    String otherwise = reference.group(2) == null ? reference.group() : reference.group(2);
    return values.getOrDefault(reference.group(1), otherwise);
  }
}
