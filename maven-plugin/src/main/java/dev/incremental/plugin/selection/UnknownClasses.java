package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Snapshot;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the classes of the test directories whose tests are not all known. */
public final class UnknownClasses {
  private UnknownClasses() {}

  /**
   * Classes that are new or changed since all their tests were recorded. Their tests may be others
   * now, so that a fork is needed even if no known test is selected.
   *
   * @param known what was recorded
   * @param execution the plugin execution in question
   * @param now classes of the test directories, with what {@code ClassShapes} makes of them
   */
  public static SortedSet<ContainerId> of(Snapshot known, String execution, Map<String, Long> now) {
    SortedSet<ContainerId> unknown = new TreeSet<>();
    now.forEach(
        (name, shape) -> {
          ContainerId id = new ContainerId(execution, name);
          if (!shape.equals(known.knownClasses().get(id))) {
            unknown.add(id);
          }
        });
    return unknown;
  }
}
