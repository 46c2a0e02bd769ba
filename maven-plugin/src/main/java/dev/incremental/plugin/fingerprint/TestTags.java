package dev.incremental.plugin.fingerprint;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds JUnit's tags, and categories by their classes' names, in class files.
 *
 * <p>A test has those of its method, of its class, of all classes around and all types above it,
 * and those of annotations that are themselves annotated. That may be more than an engine sees.
 */
public final class TestTags {
  private final Function<String, Optional<byte[]>> classFiles;
  private final Map<String, TaggedClass> known = new HashMap<>();

  /**
   * Reads classes when they are first asked for.
   *
   * @param classFiles finds a class file by binary name, among the project's and the libraries'
   */
  public TestTags(Function<String, Optional<byte[]>> classFiles) {
    this.classFiles = classFiles;
  }

  /** The tags of a test; overloaded methods share theirs. */
  public synchronized Set<String> of(String className, String method) {
    Set<String> tags = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (int end = className.length(); end > 0; end = className.lastIndexOf('$', end - 1)) {
      addTypes(className.substring(0, end), method, tags, seen);
    }
    return tags;
  }

  private void addTypes(String type, String method, Set<String> tags, Set<String> seen) {
    if (seen.add(type)) {
      TaggedClass found = read(type);
      found.ofMethods().getOrDefault(method, TaggedClass.Marks.NONE).addTo(tags, this::addMeta);
      found.ofClass().addTo(tags, this::addMeta);
      found.above().forEach(each -> addTypes(each, method, tags, seen));
    }
  }

  /** What annotations stand for that are annotated themselves, in circles perhaps. */
  private void addMeta(Collection<String> annotations, Set<String> tags) {
    Set<String> seen = new HashSet<>();
    annotations.forEach(each -> addMeta(each, tags, seen));
  }

  private void addMeta(String annotation, Set<String> tags, Set<String> seen) {
    if (seen.add(annotation)) {
      TaggedClass.Marks marks = read(annotation).ofClass();
      tags.addAll(marks.tags());
      marks.annotations().forEach(each -> addMeta(each, tags, seen));
    }
  }

  private TaggedClass read(String name) {
    TaggedClass found = known.get(name);
    if (found == null) {
      found = isOfTools(name) ? TaggedClass.NONE : parse(name);
      known.put(name, found);
    }
    return found;
  }

  private TaggedClass parse(String name) {
    try {
      Optional<byte[]> bytes = classFiles.apply(name);
      return bytes.isPresent() ? ClassFile.tags(bytes.get()) : TaggedClass.NONE;
    } catch (UnreadableClassException e) {
      return TaggedClass.NONE; // its tests run anyway, since nothing is known of it
    }
  }

  /** Neither the JDK nor JUnit tags anything itself. */
  private static boolean isOfTools(String name) {
    return name.startsWith("java.") || name.startsWith("org.junit.");
  }
}
