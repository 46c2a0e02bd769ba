package dev.incremental.plugin.snapshot;

import dev.incremental.recording.Origin;
import dev.incremental.recording.RecordedClass;
import dev.incremental.recording.Recording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Says what of a run could not be relied on, and what follows from that. */
final class MergeNotices {
  private static final int NAMED = 3;

  private final List<Recording> recordings;
  private final ProjectTypes types;
  private final long unfinished;

  MergeNotices(List<Recording> recordings, ProjectTypes types, long unfinished) {
    this.recordings = recordings;
    this.types = types;
    this.unfinished = unfinished;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (Recording recording : recordings) {
      if (recording.poison() != null) {
        sentences.add(
            "The recording of a fork cannot be relied on: "
                + recording.poison()
                + ". Its tests run again next time.");
      }
    }
    forks(sentences);
    changed(sentences);
    opaque(sentences);
    return List.copyOf(sentences);
  }

  private void forks(List<String> sentences) {
    long cutOff = recordings.stream().filter(each -> !each.complete()).count();
    if (cutOff > 0) {
      String forks = cutOff == 1 ? "1 fork" : cutOff + " forks";
      sentences.add(forks + " did not end regularly. What had not ended runs again next time.");
    }
    if (unfinished > 0) {
      String tests = unfinished == 1 ? "1 test" : unfinished + " tests";
      sentences.add(tests + " never finished and will run again next time.");
    }
  }

  private void changed(List<String> sentences) {
    if (!types.changed().isEmpty()) {
      sentences.add(
          "Changed while the tests ran: "
              + list(types.changed())
              + ". Tests that touched such classes run again next time.");
    }
  }

  private void opaque(List<String> sentences) {
    List<String> opaque =
        recordings.stream()
            .flatMap(recording -> recording.classes().stream())
            .filter(each -> each.origin() == Origin.OPAQUE)
            .map(RecordedClass::name)
            .filter(name -> !isKnownToBeBroken(name))
            .toList();
    if (!opaque.isEmpty()) {
      sentences.add(
          "Could not be given probes: "
              + list(opaque)
              + ". Every test of a JVM that loaded such a class depends on all of it.");
    }
  }

  /** Such a class has been named before the run. */
  private boolean isKnownToBeBroken(String name) {
    return types.source().names().contains(name) && types.facts(name).isEmpty();
  }

  private static String list(Collection<String> names) {
    List<String> sorted = names.stream().distinct().sorted().toList();
    String shown = sorted.stream().limit(NAMED).collect(Collectors.joining(", "));
    return sorted.size() > NAMED ? shown + " and " + (sorted.size() - NAMED) + " more" : shown;
  }
}
