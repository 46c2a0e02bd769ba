package dev.incremental.plugin.fingerprint;

import java.util.SortedMap;

/** The fingerprint of what a directory lists, the same on disk as in a jar. */
final class DirectoryNames {
  private DirectoryNames() {}

  /** Of the types of its children by their names. */
  static long hash(SortedMap<String, String> types) {
    NormalForm form = new NormalForm().number(types.size());
    types.forEach((name, type) -> form.text(name).text(type));
    return form.hash();
  }
}
