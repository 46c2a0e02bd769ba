package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.selection.Change;
import dev.incremental.plugin.selection.Names;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Counts changes by kind, naming the class where there is but one. */
final class ChangeSummary {
  private final Map<DependencyKind, SortedSet<String>> names = new EnumMap<>(DependencyKind.class);

  private ChangeSummary(Stream<Dependency> dependencies) {
    dependencies.forEach(
        each -> names.computeIfAbsent(each.kind(), kind -> new TreeSet<>()).add(each.name()));
  }

  static String of(List<Change> changes) {
    return new ChangeSummary(changes.stream().map(Change::dependency)).words();
  }

  /** The same for what a test depends on. */
  static String ofAll(Stream<Dependency> dependencies) {
    return new ChangeSummary(dependencies).words();
  }

  private String words() {
    List<String> parts = new ArrayList<>();
    names.forEach(
        (kind, of) -> {
          if (kind != DependencyKind.UNKNOWABLE) {
            parts.add(part(kind, of));
          }
        });
    return parts.isEmpty() ? "nothing that a test depends on" : String.join(", ", parts);
  }

  private static String part(DependencyKind kind, SortedSet<String> of) {
    long count = of.size();
    return switch (kind) {
      case METHOD -> methods(of);
      case SHAPE ->
          count == 1
              ? "the shape of " + Names.SIMPLE.type(of.first())
              : "the shapes of " + Quantity.number(count) + " classes";
      case HEADER -> Quantity.of(count, "class header");
      case CLASS_NAME -> Quantity.of(count, "class by name", "classes by name");
      case RESOURCE -> Quantity.of(count, "resource");
      case LOCATION ->
          "where " + Quantity.of(count, "module") + (count == 1 ? " is" : " are") + " loaded from";
      case FILE -> Quantity.of(count, "file");
      case EXISTENCE ->
          "whether " + Quantity.of(count, "file") + (count == 1 ? " exists" : " exist");
      case LISTING -> Quantity.of(count, "directory", "directories");
      case PROPERTY -> Quantity.of(count, "system property", "system properties");
      case ENVIRONMENT -> Quantity.of(count, "environment variable");
      case SETTING -> count == 1 ? of.first() : Quantity.of(count, "setting");
      case UNKNOWABLE -> Quantity.of(count, "unknown", "unknown");
    };
  }

  private static String methods(SortedSet<String> of) {
    List<String> owners =
        of.stream()
            .map(name -> name.substring(0, Math.max(0, name.indexOf('#'))))
            .distinct()
            .toList();
    String where =
        owners.size() == 1
            ? Names.SIMPLE.type(owners.get(0))
            : Quantity.number(owners.size()) + " classes";
    return Quantity.of(of.size(), "method") + " in " + where;
  }
}
