package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Notices constants of other modules that changed while a module's class files stayed.
 *
 * <p>Compilers copy constants, and a class file does not tell where it has one from. So their
 * values are remembered where the class files are, to be deleted with them. One that differs later
 * is stale if a source file names it from which nothing was compiled since.
 *
 * <p>This decides nothing: tests see old class files with and without it. It is a hint to the user.
 */
public final class InlinedConstants {
  private final ProjectClasses classes;
  private final OwnCode own;
  private final Path memory;

  /**
   * Looks at a module.
   *
   * @param classes all that its tests see
   * @param memory the file in which values are remembered, below the build directory
   */
  public InlinedConstants(ProjectClasses classes, OwnCode own, Path memory) {
    this.classes = classes;
    this.own = own;
    this.memory = memory;
  }

  /**
   * Constants of which class files may hold an old value. Once there are none, the values that
   * there are now count as those that the class files hold.
   */
  public List<StaleConstant> stale(Instant now) {
    try {
      SortedMap<String, Long> current = current();
      Optional<ConstantsSeen> seen = ConstantsSeen.read(memory);
      List<StaleConstant> stale = seen.isEmpty() ? List.of() : stale(seen.get(), current);
      if (stale.isEmpty() && !(seen.isEmpty() && current.isEmpty())) {
        new ConstantsSeen(now, current).write(memory);
      }
      return stale;
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private SortedMap<String, Long> current() {
    SortedMap<String, Long> current = new TreeMap<>();
    for (String owner : classes.names()) {
      Map<String, Long> constants = classes.constants(owner);
      if (!constants.isEmpty() && !isOwn(owner)) {
        constants.forEach((name, hash) -> current.put(owner + "#" + name, hash));
      }
    }
    return current;
  }

  private List<StaleConstant> stale(ConstantsSeen seen, SortedMap<String, Long> current)
      throws IOException {
    List<StaleConstant> stale = new ArrayList<>();
    List<OwnCode.Source> sources = null;
    for (Map.Entry<String, Long> each : seen.hashes().entrySet()) {
      int end = each.getKey().lastIndexOf('#');
      String owner = each.getKey().substring(0, end);
      Optional<Path> file = classes.file(owner);
      if (file.isPresent() && !each.getValue().equals(current.get(each.getKey()))) {
        sources = sources == null ? own.sources() : sources;
        String name = each.getKey().substring(end + 1);
        Instant changed = later(seen.at(), modified(file.get()));
        user(name, changed, sources)
            .ifPresent(user -> stale.add(new StaleConstant(owner, name, user)));
      }
    }
    return stale;
  }

  /** The first source file that may use a constant and was not compiled since a moment. */
  private Optional<Path> user(String name, Instant moment, List<OwnCode.Source> sources)
      throws IOException {
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
    for (OwnCode.Source source : sources) {
      if ((!ascii || source.names(name)) && !isCompiledAfter(moment, source)) {
        return Optional.of(source.file());
      }
    }
    return Optional.empty();
  }

  /** Of a source file whose class files are not known all of the module's count. */
  private boolean isCompiledAfter(Instant moment, OwnCode.Source source) throws IOException {
    List<String> all = classes.names().stream().filter(this::isOwn).toList();
    List<String> made = all.stream().filter(source::made).toList();
    for (String name : made.isEmpty() ? all : made) {
      if (!modified(classes.file(name).orElseThrow()).isAfter(moment)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOwn(String name) {
    return classes.file(name).filter(own::holds).isPresent();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }
}
