package dev.incremental.plugin.report;

/**
 * What one audit came to.
 *
 * @param selected how many tests would have run
 * @param total of how many
 * @param changed how many of them were red before or are now, and not both
 * @param caught how many of these would have run
 */
public record AuditFigures(int selected, int total, int changed, int caught) {

  /** Whether these numbers can belong together. */
  boolean isSound() {
    return selected >= 0 && selected <= total && caught >= 0 && caught <= changed;
  }

  /** Whether nothing would have been left out, so that it proves nothing. */
  boolean isEverything() {
    return selected == total;
  }
}
