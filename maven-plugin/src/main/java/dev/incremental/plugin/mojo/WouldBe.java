package dev.incremental.plugin.mojo;

import dev.incremental.plugin.selection.Reason;
import dev.incremental.plugin.selection.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works out what would have been selected where everything runs, for the audit after the run.
 *
 * <p>That a test is old is no reason here. It runs now and then because content may not tell
 * everything, and whether it does is what an audit is about.
 */
final class WouldBe {
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final RunOptions options;
  private final Optional<String> chosen;
  private final List<String> notices = new ArrayList<>();

  /**
   * @param chosen what the user chose by {@code -Dtest}, if so
   */
  WouldBe(RunOptions options, Optional<String> chosen) {
    this.options = options;
    this.chosen = chosen;
  }

  /**
   * The selection to judge; empty where some tests are left out, none was known, or the user does
   * not want to know.
   */
  Optional<Selection> insteadOf(Selection selection, ByContent content) {
    if (!options.audit() || chosen.isPresent() || !isFull(selection)) {
      return Optional.empty();
    }
    try {
      return Optional.of(content.selection(FOR_EVER)).filter(wouldBe -> !wouldBe.tests().isEmpty());
    } catch (RuntimeException e) {
      notices.add("This run is not audited, what would have been selected is not known: " + e);
      return Optional.empty();
    }
  }

  /** What went wrong, for the user. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  /** An edit that happens to affect all tests makes no run of everything, but old age does. */
  private static boolean isFull(Selection selection) {
    if (selection.tests().isEmpty() || !selection.leftOut().isEmpty()) {
      return false;
    }
    return selection.mode() == Selection.Mode.ALL
        || selection.tests().stream().anyMatch(each -> each.reason() instanceof Reason.Aged);
  }
}
