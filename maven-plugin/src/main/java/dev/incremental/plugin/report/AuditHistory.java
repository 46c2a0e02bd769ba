package dev.incremental.plugin.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Adds up what audits came to over time. */
public final class AuditHistory {
  private int unreadable;
  private int ofEverything;
  private final List<AuditFigures> telling = new ArrayList<>();
  private final List<AuditEntry> entries = new ArrayList<>();

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
      AuditJson.entry(line).ifPresent(entries::add);
    }
  }

  /** The sum. Runs in which a selection would have left nothing out are told apart. */
  public String sentence() {
    String others = ofEverything == 0 ? "" : "; " + everything();
    if (telling.isEmpty()) {
      return "Audit of no run that a selection would have cut short" + others;
    }
    return "Audit of "
        + Quantity.of(telling.size(), "full run")
        + ": caught "
        + Quantity.number(caught())
        + " of "
        + Quantity.number(changed())
        + " by "
        + Quantity.percent(selected(), total())
        + " of the tests"
        + others
        + (unreadable == 0 ? "" : "; " + Quantity.of(unreadable, "line") + " cannot be read");
  }

  private String everything() {
    return "everything would have run in "
        + Quantity.number(ofEverything)
        + (telling.isEmpty() ? "" : " more");
  }

  /** Whether nothing was ever audited. */
  boolean isEmpty() {
    return telling.isEmpty() && ofEverything == 0;
  }

  /** What each audit came to, the oldest first; of lines that cannot be read nothing. */
  List<AuditEntry> entries() {
    return List.copyOf(entries);
  }

  /** How many full runs a selection would have cut short. */
  int runs() {
    return telling.size();
  }

  /** In how many full runs everything would have run anyway. */
  int ofEverything() {
    return ofEverything;
  }

  /** How many lines cannot be read. */
  int unreadable() {
    return unreadable;
  }

  /** How many outcomes changed in runs that would have been cut short. */
  long changed() {
    return sum(AuditFigures::changed);
  }

  /** How many of these would have been seen. */
  long caught() {
    return sum(AuditFigures::caught);
  }

  /** How many tests would have run, all such runs together. */
  long selected() {
    return sum(AuditFigures::selected);
  }

  /** How many tests there were, all such runs together. */
  long total() {
    return sum(AuditFigures::total);
  }

  private long sum(ToLongFunction<AuditFigures> figure) {
    return telling.stream().mapToLong(figure).sum();
  }
}
