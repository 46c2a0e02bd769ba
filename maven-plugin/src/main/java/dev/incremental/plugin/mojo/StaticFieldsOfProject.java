package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.ClassFile;
import dev.incremental.plugin.fingerprint.ProjectClasses;
import dev.incremental.plugin.fingerprint.UnreadableClassException;
import dev.incremental.plugin.snapshot.StaticFields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds the static fields of methods in the project's class files, each read when first asked. */
final class StaticFieldsOfProject implements StaticFields {
  private final ProjectClasses classes;
  private final Map<String, Map<String, Set<String>>> known = new HashMap<>();

  StaticFieldsOfProject(ProjectClasses classes) {
    this.classes = classes;
  }

  @Override
  public Set<String> of(String method) {
    int hash = method.lastIndexOf('#', Math.max(0, method.indexOf('(')));
    return hash < 0
        ? Set.of()
        : known
            .computeIfAbsent(method.substring(0, hash), this::read)
            .getOrDefault(method.substring(hash + 1), Set.of());
  }

  /** Of a class that cannot be read every fingerprint is unknown anyway. */
  private Map<String, Set<String>> read(String className) {
    try {
      return ClassFile.staticFields(classes.bytes(className).orElse(new byte[0]));
    } catch (UnreadableClassException e) {
      return Map.of();
    }
  }
}
