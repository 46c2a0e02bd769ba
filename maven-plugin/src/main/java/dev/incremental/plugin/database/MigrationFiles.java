package dev.incremental.plugin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Looks through the places where Flyway looks, without Flyway.
 *
 * <p>What is here need not understand all that Flyway does: whatever lies there and is no migration
 * counts as a whole. An edit may then cost a database made anew, never one that is stale.
 */
final class MigrationFiles {
  private static final Pattern WILDCARD = Pattern.compile("[*?]");

  private final MigrationSettings settings;
  private final Map<String, byte[]> found = new TreeMap<>();

  MigrationFiles(MigrationSettings settings) {
    this.settings = settings;
  }

  /** A versioned migration that was found, or a baseline. */
  private record Found(Version version, boolean isBaseline, String hash) {}

  /**
   * Fingerprints of all that there is.
   *
   * @param flyway its version
   */
  Migrations read(String flyway) throws DatabaseException {
    for (String location : settings.locations()) {
      try {
        readLocation(location);
      } catch (IOException | UncheckedIOException e) {
        throw new DatabaseException(
            "Migrations cannot be read: " + e, location, "see that they are accessible", e);
      }
    }
    readNamedClasses();
    List<Found> versioned = new ArrayList<>();
    SortedMap<String, String> repeatable = new TreeMap<>();
    Fingerprinting others = new Fingerprinting();
    found.forEach(
        (path, content) -> {
          String name = path.substring(path.lastIndexOf('/') + 1);
          String hash = new Fingerprinting().add(name).add(content).hash().substring(0, 16);
          Optional<String> stem = stem(name);
          Optional<Found> migration = stem.flatMap(each -> versioned(each, hash));
          Optional<String> description = stem.flatMap(this::repeatable);
          if (migration.isPresent()) {
            versioned.add(migration.get());
          } else if (description.isPresent()) {
            repeatable.merge(description.get(), hash, String::concat);
          } else if (!isUndo(name)) {
            others.add(path).add(content);
          }
        });
    versioned.sort(Comparator.comparing(Found::version).thenComparing(Found::isBaseline));
    return new Migrations(
        versioned.stream()
            .map(
                each ->
                    new Migrations.Migration(
                        (each.isBaseline() ? "B" : "") + each.version(), each.hash()))
            .toList(),
        repeatable,
        settingsHash(),
        others.hash().substring(0, 16),
        flyway);
  }

  private String settingsHash() {
    Fingerprinting all = new Fingerprinting();
    settings.properties().forEach((name, value) -> all.add(name).add(value));
    return all.hash().substring(0, 16);
  }

  /** A migration's name without its suffix; empty where it is none. */
  private Optional<String> stem(String name) {
    return Stream.concat(
            settings.list("flyway.sqlMigrationSuffixes", ".sql").stream(), Stream.of(".class"))
        .filter(name::endsWith)
        .map(suffix -> name.substring(0, name.length() - suffix.length()))
        .filter(each -> each.indexOf('$') < 0)
        .findFirst();
  }

  private Optional<Found> versioned(String stem, String hash) {
    return versioned(stem, "flyway.sqlMigrationPrefix", "V", hash, false)
        .or(() -> versioned(stem, "flyway.baselineMigrationPrefix", "B", hash, true));
  }

  private Optional<Found> versioned(
      String stem, String prefixSetting, String otherwise, String hash, boolean isBaseline) {
    String prefix = settings.text(prefixSetting, otherwise);
    if (!stem.startsWith(prefix)) {
      return Optional.empty();
    }
    String rest = stem.substring(prefix.length());
    int end = rest.indexOf(separator());
    return Version.parse(end < 0 ? rest : rest.substring(0, end))
        .map(version -> new Found(version, isBaseline, hash));
  }

  private Optional<String> repeatable(String stem) {
    String prefix = settings.text("flyway.repeatableSqlMigrationPrefix", "R") + separator();
    return stem.startsWith(prefix)
        ? Optional.of(stem.substring(prefix.length()))
        : Optional.empty();
  }

  private boolean isUndo(String name) {
    String prefix = settings.text("flyway.undoSqlMigrationPrefix", "U");
    int end = name.indexOf(separator());
    return name.startsWith(prefix)
        && end >= prefix.length()
        && Version.parse(name.substring(prefix.length(), end)).isPresent();
  }

  private String separator() {
    return settings.text("flyway.sqlMigrationSeparator", "__");
  }

  private void readLocation(String location) throws IOException, DatabaseException {
    String path = location.replaceFirst("^(classpath|filesystem):", "").replace('\\', '/');
    if (location.startsWith("filesystem:")) {
      readDirectory(settings.base(), path);
    } else if (location.startsWith("classpath:") || !location.contains(":")) {
      for (Path entry : settings.classPath()) {
        readEntry(entry, path.replaceFirst("^/", ""));
      }
    } else {
      throw new DatabaseException(
          "Nobody can tell whether migrations have changed there",
          location,
          "let flyway.locations name directories or the class path");
    }
  }

  private void readEntry(Path entry, String path) throws IOException {
    if (Files.isDirectory(entry)) {
      readDirectory(entry, path);
    } else if (entry.toString().endsWith(".jar") && Files.exists(entry) && holds(entry, path)) {
      try (FileSystem jar = FileSystems.newFileSystem(entry)) {
        readDirectory(jar.getPath("/"), path);
      }
    }
  }

  /** Whether it is worth while to look closer; most jars of a class path have no migrations. */
  private static boolean holds(Path jar, String location) throws IOException {
    String fixed = fixed(location);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().anyMatch(each -> each.getName().startsWith(fixed));
    }
  }

  /** Callbacks and resolvers may be named by class or package instead of lying in a location. */
  private void readNamedClasses() throws DatabaseException {
    for (String setting : List.of("flyway.callbacks", "flyway.resolvers")) {
      for (String name : settings.list(setting, "")) {
        String path = name.replace('.', '/');
        try {
          for (Path entry : settings.classPath()) {
            readEntry(entry, path);
            readEntry(entry, path + ".class");
          }
        } catch (IOException | UncheckedIOException e) {
          throw new DatabaseException(
              "Callbacks cannot be read: " + e, name, "see that they are accessible", e);
        }
      }
    }
  }

  /**
   * Reads a file, or all files below a directory; a location may have wildcards, which only narrow
   * it down.
   */
  private void readDirectory(Path root, String location) throws IOException {
    Path start = root.resolve(fixed(location));
    if (!Files.exists(start)) {
      return;
    }
    try (Stream<Path> files = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = location + "/" + start.relativize(file).toString().replace('\\', '/');
        found.putIfAbsent(name, withoutReturns(Files.readAllBytes(file), name));
      }
    }
  }

  /** A location up to its first part with a wildcard. */
  private static String fixed(String location) {
    return String.join(
        "/",
        Arrays.stream(location.split("/", -1))
            .takeWhile(part -> !WILDCARD.matcher(part).find())
            .toList());
  }

  /** The same file must count as the same on each system; Flyway does not see line ends either. */
  private static byte[] withoutReturns(byte[] content, String name) {
    if (name.endsWith(".class")) {
      return content;
    }
    byte[] kept = new byte[content.length];
    int length = 0;
    for (byte each : content) {
      if (each != '\r') {
        kept[length++] = each;
      }
    }
    return Arrays.copyOf(kept, length);
  }
}
