package dev.incremental.it.mutants;

import dev.incremental.it.engine.SelectingPlugin;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.snapshot.EntryTable;
import dev.incremental.plugin.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an edit of one method's body selects.
 *
 * @param ran whether any test ran the method
 * @param selected how many tests each variant of the snapshot selects, by the variant's name
 * @param reasons how many tests run with all rules for which reason
 */
record BodyChoice(
    MethodBody body, boolean ran, Map<String, Integer> selected, Map<String, Long> reasons) {

  /** Edits a body, lets each variant select, and takes the edit back. */
  static BodyChoice of(MethodBody body, SelectingPlugin plugin, Map<String, Snapshot> variants)
      throws IOException {
    byte[] before = Files.readAllBytes(body.file());
    Files.write(body.file(), body.edited());
    try {
      Map<String, Integer> selected = new TreeMap<>();
      variants.forEach(
          (name, snapshot) -> selected.put(name, plugin.select(snapshot).selected().size()));
      Snapshot measured = variants.get(Trial.MEASURED);
      return new BodyChoice(
          body, ran(body, measured.entries()), selected, reasons(plugin.select(measured)));
    } finally {
      Files.write(body.file(), before);
    }
  }

  private static boolean ran(MethodBody body, EntryTable entries) {
    Dependency wanted = new Dependency(DependencyKind.METHOD, body.name());
    return IntStream.range(0, entries.size())
        .mapToObj(entries::dependency)
        .anyMatch(wanted::equals);
  }

  private static Map<String, Long> reasons(Selection selection) {
    return selection.selected().stream()
        .map(each -> each.reason().sentence())
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** The method, how many tests each variant selects, and why with all rules. */
  String text() {
    return body.name()
        + (ran ? " " : " (not run) ")
        + selected
        + reasons.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(each -> "\n  " + each.getValue() + " " + each.getKey())
            .collect(Collectors.joining());
  }
}
