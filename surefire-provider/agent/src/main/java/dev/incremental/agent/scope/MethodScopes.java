package dev.incremental.agent.scope;

import dev.incremental.recording.ScopeKind;
import java.util.Arrays;

/**
 * Which methods' executions are scopes, and which of them were capped in the test that runs now.
 */
final class MethodScopes {
  private static final int ROOM = 1 << 12;

  private String[] names = new String[ROOM];
  private ScopeKind[] kinds = new ScopeKind[ROOM];
  private volatile int[] cappedIn = new int[ROOM];
  private volatile int turn = 1;

  /** Declares that executions of a method are scopes; callers hold the recorder's lock. */
  void declare(int method, ScopeKind kind, String name) {
    if (method >= names.length) {
      int room = Math.max(method + 1, names.length * 2);
      names = Arrays.copyOf(names, room);
      kinds = Arrays.copyOf(kinds, room);
      cappedIn = Arrays.copyOf(cappedIn, room);
    }
    names[method] = name;
    kinds[method] = kind;
  }

  ScopeKind kind(int method) {
    return kinds[method];
  }

  String name(int method) {
    return names[method];
  }

  /** Whether entries of this method no longer matter until the next test; asked without a lock. */
  boolean capped(int method) {
    int[] turns = cappedIn;
    return method < turns.length && turns[method] == turn;
  }

  void cap(int method) {
    cappedIn[method] = turn;
  }

  /**
   * Begins a new turn: another test or container runs from now on. Callers hold the recorder's
   * lock; the field is volatile for those who only read it.
   */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void next() {
    turn = turn + 1;
  }
}
