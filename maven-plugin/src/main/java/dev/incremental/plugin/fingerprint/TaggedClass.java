package dev.incremental.plugin.fingerprint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What a class file says that may tag tests.
 *
 * @param above binary names of superclass and interfaces
 * @param ofClass what stands at the class
 * @param ofMethods what stands at methods, by their names
 */
record TaggedClass(List<String> above, Marks ofClass, Map<String, Marks> ofMethods) {
  static final TaggedClass NONE = new TaggedClass(List.of(), Marks.NONE, Map.of());

  /**
   * What stands at one declaration.
   *
   * @param tags by their texts
   * @param annotations binary names of all other annotations
   */
  record Marks(Set<String> tags, Set<String> annotations) {
    static final Marks NONE = new Marks(Set.of(), Set.of());

    void addTo(Set<String> all, BiConsumer<Collection<String>, Set<String>> meta) {
      all.addAll(tags);
      meta.accept(annotations, all);
    }
  }
}
