package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Fingerprinting;
import dev.incremental.testdb.contract.MigratedFiles;
import dev.incremental.testdb.contract.MigrationPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Looks through the places where Flyway looks, without Flyway.
 *
 * <p>What is here need not understand all that Flyway does: whatever lies there and is no migration
 * counts as a whole. An edit may then cost a database made anew, never one that is stale.
 */
public final class MigrationFiles {
  private final MigrationSettings settings;
  private final Map<String, byte[]> found = new TreeMap<>();
  private final Map<MigrationPlace, SortedMap<String, byte[]>> contents = new LinkedHashMap<>();

  private MigrationFiles(MigrationSettings settings) {
    this.settings = settings;
  }

  /** Reads what a project has now. */
  public static MigrationFiles in(MigrationSettings settings) throws DatabaseException {
    MigrationFiles files = new MigrationFiles(settings);
    files.read();
    return files;
  }

  private void read() throws DatabaseException {
    for (String location : settings.locations()) {
      try {
        readLocation(location);
      } catch (IOException e) {
        throw new DatabaseException(
            "Migrations cannot be read: " + e, location, "see that they are accessible", e);
      }
    }
    readNamedClasses();
  }

  /** The files themselves, for those who want to know later whether they are the same. */
  public MigratedFiles asTheyAre() {
    return MigratedFiles.of(contents);
  }

  /** A versioned migration that was found, or a baseline. */
  private record Found(Version version, boolean isBaseline, String hash) {}

  /**
   * Fingerprints of all that there is.
   *
   * @param flyway its version
   */
  public Migrations migrations(String flyway) {
    return migrations(flyway, UnaryOperator.identity());
  }

  /**
   * The same fingerprints in each checkout, wherever it lies: of what a database holds, that is,
   * but for paths that a migration might write into it.
   *
   * @param flyway its version
   */
  public Migrations inAnyCheckout(String flyway) {
    return migrations(flyway, Checkout.around(settings.base())::anywhere);
  }

  private Migrations migrations(String flyway, UnaryOperator<String> naming) {
    List<Found> versioned = new ArrayList<>();
    SortedMap<String, String> repeatable = new TreeMap<>();
    SortedMap<String, byte[]> others = new TreeMap<>();
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
            others.put(naming.apply(path), content);
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
        settingsHash(naming),
        hash(others),
        flyway);
  }

  private static String hash(SortedMap<String, byte[]> files) {
    Fingerprinting all = new Fingerprinting();
    files.forEach((name, content) -> all.add(name).add(content));
    return all.hash().substring(0, 16);
  }

  private String settingsHash(UnaryOperator<String> naming) {
    Fingerprinting all = new Fingerprinting();
    settings.properties().forEach((name, value) -> all.add(name).add(naming.apply(value)));
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

  private void look(MigrationPlace place) throws IOException {
    SortedMap<String, byte[]> files = place.files();
    contents.put(place, files);
    files.forEach(found::putIfAbsent);
  }

  private void readLocation(String location) throws IOException, DatabaseException {
    String path = location.replaceFirst("^(classpath|filesystem):", "").replace('\\', '/');
    if (location.startsWith("filesystem:")) {
      look(new MigrationPlace(settings.base(), path));
    } else if (location.startsWith("classpath:") || !location.contains(":")) {
      for (Path entry : settings.classPath()) {
        look(new MigrationPlace(entry, path.replaceFirst("^/", "")));
      }
    } else {
      throw new DatabaseException(
          "Nobody can tell whether migrations have changed there",
          location,
          "let flyway.locations name directories or the class path");
    }
  }

  /** Callbacks and resolvers may be named by class or package instead of lying in a location. */
  private void readNamedClasses() throws DatabaseException {
    for (String setting : List.of("flyway.callbacks", "flyway.resolvers")) {
      for (String name : settings.list(setting, "")) {
        String path = name.replace('.', '/');
        try {
          for (Path entry : settings.classPath()) {
            look(new MigrationPlace(entry, path));
            look(new MigrationPlace(entry, path + ".class"));
          }
        } catch (IOException e) {
          throw new DatabaseException(
              "Callbacks cannot be read: " + e, name, "see that they are accessible", e);
        }
      }
    }
  }
}
