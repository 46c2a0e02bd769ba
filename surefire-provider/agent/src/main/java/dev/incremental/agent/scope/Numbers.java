package dev.incremental.agent.scope;

import dev.incremental.recording.NameKind;
import dev.incremental.recording.Origin;
import dev.incremental.recording.RecordedClass;
import dev.incremental.recording.RecordedMethods;
import dev.incremental.recording.RecordedName;
import dev.incremental.recording.RecordingWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives numbers to what can be touched, methods and names from one sequence, and writes down what
 * they stand for; callers hold the recorder's lock.
 */
final class Numbers {
  private final Marked marked;
  private final RecordingWriter writer;
  private final Map<String, Integer> names = new HashMap<>();
  private final Set<String> classes = new HashSet<>();
  private final Set<String> packages = new HashSet<>();
  private int next;

  Numbers(Marked marked, RecordingWriter writer) {
    this.marked = marked;
    this.writer = writer;
  }

  /** The number of a class's first method; its others follow. */
  int ofClass(
      String name,
      Origin origin,
      @Nullable String superName,
      List<String> interfaces,
      RecordedMethods methods) {
    int first = next;
    next += methods.names().size();
    marked.reserve(next);
    writer.recordedClass(new RecordedClass(name, origin, superName, interfaces, first, methods));
    if (origin != Origin.GENERATED) {
      classes.add(name);
    }
    packages.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    return first;
  }

  int ofName(NameKind kind, String name) {
    String key = kind.ordinal() + name;
    Integer known = names.get(key);
    if (known == null) {
      known = next++;
      marked.reserve(next);
      writer.name(new RecordedName(known, kind, name));
      names.put(key, known);
    }
    return known;
  }

  /** Whether a class that was not generated was given numbers under this name. */
  boolean hasClass(String name) {
    return classes.contains(name);
  }

  /** Whether any class of this package was given numbers. */
  boolean hasPackage(String name) {
    return packages.contains(name);
  }
}
