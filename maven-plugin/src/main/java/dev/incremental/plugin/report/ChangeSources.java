package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.git.ChangedFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds how far the change behind a dependency has come on its way into a commit. */
public final class ChangeSources {
  private static final int NAMED = 5;

  private final List<ChangedFile> files;

  /** Looks among these files. */
  public ChangeSources(Collection<ChangedFile> files) {
    this.files =
        files.stream().sorted(Comparator.comparing(ChangedFile::source).reversed()).toList();
  }

  /** How many files differ from what is committed. */
  public long uncommitted() {
    return files.stream()
        .filter(file -> file.source() != ChangedFile.Source.COMMITTED)
        .map(ChangedFile::path)
        .distinct()
        .count();
  }

  /** Names the files in brackets, or the first of them; empty where there is none. */
  String files() {
    List<String> paths = files.stream().map(ChangedFile::path).distinct().sorted().toList();
    int more = paths.size() - NAMED;
    return paths.isEmpty()
        ? ""
        : "  ("
            + String.join(", ", paths.subList(0, Math.min(NAMED, paths.size())))
            + (more > 0 ? " and " + Quantity.number(more) + " more" : "")
            + ")";
  }

  /** In a word, such as "uncommitted"; empty where no file is easily made out. */
  public Optional<String> of(Dependency dependency) {
    Predicate<String> isIt = file(dependency);
    return files.stream()
        .filter(file -> isIt.test(file.path()))
        .map(file -> word(file.source()))
        .findFirst();
  }

  /** The paths of files in which a change may be one of a dependency, as far as names tell. */
  static Predicate<String> file(Dependency dependency) {
    String name = dependency.name();
    return switch (dependency.kind()) {
      case METHOD -> source(name.substring(0, Math.max(0, name.indexOf('#'))));
      case SHAPE, HEADER, CLASS_NAME -> source(name);
      case RESOURCE -> path -> path.endsWith("/" + name);
      case FILE, EXISTENCE -> name::equals;
      case LISTING -> path -> path.startsWith(name + "/");
      case LOCATION, PROPERTY, ENVIRONMENT, SETTING, UNKNOWABLE -> path -> false;
    };
  }

  /** Nested classes stand in the file of the outermost one. */
  private static Predicate<String> source(String className) {
    int nested = className.indexOf('$');
    String outermost = nested > 0 ? className.substring(0, nested) : className;
    String path = "/" + outermost.replace('.', '/') + ".";
    return file -> ("/" + file).contains(path) && !outermost.isEmpty();
  }

  private static String word(ChangedFile.Source source) {
    return source == ChangedFile.Source.UNSTAGED
        ? "uncommitted"
        : source.name().toLowerCase(Locale.ROOT);
  }
}
