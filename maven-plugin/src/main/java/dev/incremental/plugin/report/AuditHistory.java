package dev.incremental.plugin.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Adds up what audits came to over time. */
public final class AuditHistory {
  private int unreadable;
  private int ofEverything;
  private final List<AuditFigures> telling = new ArrayList<>();

  /** Reads lines of {@link AuditJson}. */
  public AuditHistory(Collection<String> lines) {
    for (String line : lines) {
      Optional<AuditFigures> figures = AuditJson.figures(line);
      if (figures.isEmpty()) {
        unreadable++;
      } else if (figures.get().isEverything()) {
        ofEverything++;
      } else {
        telling.add(figures.get());
      }
    }
  }

  /** The sum. Runs in which a selection would have left nothing out are told apart. */
  public String sentence() {
    long changed = telling.stream().mapToLong(AuditFigures::changed).sum();
    long caught = telling.stream().mapToLong(AuditFigures::caught).sum();
    long selected = telling.stream().mapToLong(AuditFigures::selected).sum();
    long total = telling.stream().mapToLong(AuditFigures::total).sum();
    String others = ofEverything == 0 ? "" : "; " + everything();
    if (telling.isEmpty()) {
      return "Audit of no run that a selection would have cut short" + others;
    }
    return "Audit of "
        + Quantity.of(telling.size(), "full run")
        + ": caught "
        + Quantity.number(caught)
        + " of "
        + Quantity.number(changed)
        + " by "
        + Quantity.percent(selected, total)
        + " of the tests"
        + others
        + (unreadable == 0 ? "" : "; " + Quantity.of(unreadable, "line") + " cannot be read");
  }

  private String everything() {
    return "everything would have run in "
        + Quantity.number(ofEverything)
        + (telling.isEmpty() ? "" : " more");
  }
}
