package dev.incremental.testdb.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that a template was made from, as they were then.
 *
 * @param hashes of what lay in each place, by name
 */
public record MigratedFiles(Map<MigrationPlace, SortedMap<String, String>> hashes) {
  private static final String KEY = "migrations.";
  private static final String ROOT = ".root";
  private static final String LOCATION = ".location";
  private static final String FILE = ".file.";
  private static final int DIGITS = 16;

  /** Copies the hashes. */
  public MigratedFiles {
    hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
  }

  /**
   * What was read.
   *
   * @param contents of each place's files; jars in which there are none are forgotten, since nobody
   *     puts any there
   */
  public static MigratedFiles of(Map<MigrationPlace, SortedMap<String, byte[]>> contents) {
    Map<MigrationPlace, SortedMap<String, String>> hashes = new LinkedHashMap<>();
    contents.forEach(
        (place, files) -> {
          if (!place.isJar() || !files.isEmpty()) {
            hashes.put(place, hashed(files));
          }
        });
    return new MigratedFiles(hashes);
  }

  private static SortedMap<String, String> hashed(SortedMap<String, byte[]> files) {
    SortedMap<String, String> hashes = new TreeMap<>();
    files.forEach(
        (name, content) ->
            hashes.put(name, new Fingerprinting().add(content).hash().substring(0, DIGITS)));
    return hashes;
  }

  /**
   * What is different now: a clause for the user, without a full stop.
   *
   * @throws IOException if files cannot be read
   */
  public Optional<String> difference() throws IOException {
    for (Map.Entry<MigrationPlace, SortedMap<String, String>> each : hashes.entrySet()) {
      Optional<String> difference = difference(each.getValue(), hashed(each.getKey().files()));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(
      SortedMap<String, String> then, SortedMap<String, String> now) {
    List<String> differences = new ArrayList<>();
    then.forEach(
        (name, hash) -> {
          @Nullable String other = now.get(name);
          if (other == null) {
            differences.add(name + " has gone");
          } else if (!other.equals(hash)) {
            differences.add(name + " has changed");
          }
        });
    now.keySet().stream()
        .filter(name -> !then.containsKey(name))
        .forEach(name -> differences.add(name + " is new"));
    int more = differences.size() - 1;
    return differences.stream()
        .findFirst()
        .map(first -> more == 0 ? first : first + ", and " + more + " more");
  }

  void writeTo(Properties properties) {
    int number = 0;
    for (Map.Entry<MigrationPlace, SortedMap<String, String>> each : hashes.entrySet()) {
      String key = KEY + number++;
      properties.setProperty(key + ROOT, each.getKey().root().toString());
      properties.setProperty(key + LOCATION, each.getKey().location());
      each.getValue().forEach((name, hash) -> properties.setProperty(key + FILE + name, hash));
    }
  }

  static MigratedFiles readFrom(Properties properties) {
    Map<MigrationPlace, SortedMap<String, String>> hashes = new LinkedHashMap<>();
    for (int number = 0; ; number++) {
      String key = KEY + number;
      String root = properties.getProperty(key + ROOT);
      if (root == null) {
        return new MigratedFiles(hashes);
      }
      SortedMap<String, String> files = new TreeMap<>();
      String beginning = key + FILE;
      for (String name : properties.stringPropertyNames()) {
        if (name.startsWith(beginning)) {
          files.put(name.substring(beginning.length()), properties.getProperty(name));
        }
      }
      String location = properties.getProperty(key + LOCATION, "");
      hashes.put(new MigrationPlace(Path.of(root), location), files);
    }
  }
}
