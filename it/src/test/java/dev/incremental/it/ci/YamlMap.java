package dev.incremental.it.ci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A mapping of a YAML text; what is asked of it must be of the kind that is asked for. */
record YamlMap(Map<String, Object> entries) {

  /** The mapping that a text is. */
  static YamlMap parse(String text) {
    return of(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  private static YamlMap of(Object value) {
    Map<String, Object> entries = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((name, each) -> entries.put(String.valueOf(name), each));
    return new YamlMap(entries);
  }

  /**
   * This mapping, which says nothing else.
   *
   * @throws IllegalArgumentException if it has an entry of another name
   */
  YamlMap knownAs(String... names) {
    List<String> unknown =
        entries.keySet().stream().filter(name -> !Set.of(names).contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("The test does not know what to do with " + unknown);
    }
    return this;
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The names in their order. */
  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** A scalar as a text, empty where there is none. */
  String text(String name) {
    Object value = entries.getOrDefault(name, "");
    if (value instanceof Map || value instanceof List) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return String.valueOf(value);
  }

  /** A mapping, empty where there is none. */
  YamlMap map(String name) {
    return entries.get(name) == null ? new YamlMap(Map.of()) : of(entries.get(name));
  }

  /** A sequence of texts, empty where there is none. */
  List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  /** A sequence of mappings, empty where there is none. */
  List<YamlMap> maps(String name) {
    return list(name).stream().map(YamlMap::of).toList();
  }

  private List<?> list(String name) {
    return new ArrayList<>((List<?>) entries.getOrDefault(name, List.of()));
  }
}
