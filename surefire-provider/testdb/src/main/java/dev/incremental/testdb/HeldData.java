package dev.incremental.testdb;

import java.util.Map;

/** What the database of this JVM holds; see {@link SeededDatabase}, which does all that. */
interface HeldData {
  /** See {@link SeededDatabase#restore}. */
  Map<String, Long> restore(Class<?> test, String seed);

  /** See {@link SeededDatabase#mark}. */
  void mark(Class<?> test);

  /** See {@link SeededDatabase#forget}. */
  void forget();

  /** See {@link SeededDatabase#leave}. */
  void leave();

  /** See {@link SeededDatabase#begun}. */
  void begun(String container);

  /** See {@link SeededDatabase#ended}. */
  void ended(String container);

  /** That of this JVM. */
  static HeldData ofThisJvm() {
    SeededDatabase database = SeededDatabase.ofThisJvm();
    return new HeldData() {
      @Override
      public Map<String, Long> restore(Class<?> test, String seed) {
        return database.restore(test, seed);
      }

      @Override
      public void mark(Class<?> test) {
        database.mark(test);
      }

      @Override
      public void forget() {
        database.forget();
      }

      @Override
      public void leave() {
        database.leave();
      }

      @Override
      public void begun(String container) {
        database.begun(container);
      }

      @Override
      public void ended(String container) {
        database.ended(container);
      }
    };
  }
}
