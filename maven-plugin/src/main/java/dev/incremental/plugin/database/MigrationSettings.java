package dev.incremental.plugin.database;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What Flyway is told, and where it looks.
 *
 * @param properties by their names as Flyway has them, {@code flyway.locations} and so on; without
 *     those that say which database
 * @param classPath of the project's tests, in which {@code classpath:} locations are
 * @param base against which relative {@code filesystem:} locations are resolved
 */
public record MigrationSettings(
    SortedMap<String, String> properties, List<Path> classPath, Path base) {
  private static final Pattern SECRET =
      Pattern.compile("(?i)passw|passphrase|secret|token|credential|pwd|api.?key|private.?key");

  private static final String DEFAULT_LOCATION = "classpath:db/migration";

  /** Which database, and what does not change what is made. */
  private static final Set<String> OTHERS =
      Set.of(
          "flyway.url",
          "flyway.user",
          "flyway.password",
          "flyway.driver",
          "flyway.connectretries",
          "flyway.connectretriesinterval",
          "flyway.cleandisabled",
          "flyway.cleanonvalidationerror",
          "flyway.skip",
          "flyway.serverid",
          "flyway.workingdirectory",
          "flyway.configfiles",
          "flyway.configfileencoding",
          "flyway.skipdefaultresolvers.skip",
          "flyway.outputquerieslength",
          "flyway.outputqueryresults",
          "flyway.loggers",
          "flyway.reportenabled",
          "flyway.reportfilename");

  /** Takes what belongs to Flyway and does not say which database. */
  public static MigrationSettings of(
      Map<String, String> properties, List<Path> classPath, Path base) {
    SortedMap<String, String> taken = new TreeMap<>();
    properties.forEach(
        (name, value) -> {
          String plain = name.toLowerCase(Locale.ROOT);
          boolean isOther =
              OTHERS.contains(plain)
                  || plain.startsWith("flyway.jdbcproperties.")
                  || plain.startsWith("flyway.environments.");
          if (plain.startsWith("flyway.") && !isOther) {
            taken.put(name, value);
          }
        });
    return new MigrationSettings(taken, List.copyOf(classPath), base);
  }

  /** Values that must not be printed, as their names tell. */
  Secrets secrets() {
    return new Secrets(
        properties.entrySet().stream()
            .filter(each -> SECRET.matcher(each.getKey()).find())
            .map(Map.Entry::getValue)
            .toList());
  }

  /** Where migrations are looked for. */
  public List<String> locations() {
    return list("flyway.locations", DEFAULT_LOCATION);
  }

  /** A setting that is a list, or its default. */
  List<String> list(String name, String otherwise) {
    return Arrays.stream(text(name, otherwise).split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** A setting, or its default. */
  String text(String name, String otherwise) {
    String value = properties.get(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }
}
