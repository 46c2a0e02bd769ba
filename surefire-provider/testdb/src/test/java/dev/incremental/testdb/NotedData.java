package dev.incremental.testdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A database that only notes what is asked of it. */
class NotedData implements HeldData {
  private final List<String> events = new ArrayList<>();
  private Map<String, Long> undone = Map.of();

  /** What was asked since the last call. */
  synchronized List<String> events() {
    List<String> noted = List.copyOf(events);
    events.clear();
    return noted;
  }

  synchronized void note(String event) {
    events.add(event);
  }

  /** From now on that many rows are undone. */
  void undoing(Map<String, Long> rows) {
    undone = rows;
  }

  @Override
  public Map<String, Long> restore(Class<?> test, String seed) {
    if (seed.equals("unknown")) {
      throw new NoDatabaseException("There is no seed 'unknown'", test.getName(), "make it");
    }
    note("restore " + seed);
    return undone;
  }

  @Override
  public void mark(Class<?> test) {
    note("mark " + test.getSimpleName());
  }

  @Override
  public void forget() {
    note("forget");
  }

  @Override
  public void leave() {
    note("leave");
  }

  @Override
  public void begun(String container) {}

  @Override
  public void ended(String container) {}
}
