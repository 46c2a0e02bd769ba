package dev.incremental.agent.scope;

import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedSetUp;
import dev.incremental.recording.RecordingWriter;
import dev.incremental.recording.ScopeKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what becomes of scopes; callers hold the recorder's lock.
 *
 * <p>A failure to write ends the file where it happened: nothing after it may look whole.
 */
final class ScopeLog {
  final SetUps setUps = new SetUps();
  private final RecordingWriter writer;
  private int nextScope;
  private volatile boolean broken;

  ScopeLog(RecordingWriter writer) {
    this.writer = writer;
  }

  /** Begins a scope. */
  Scope open(ScopeKind kind, int method, String name, @Nullable Scope parent) {
    Scope scope = new Scope(nextScope++, kind, method);
    writer.scopeStart(scope.id, kind, parent == null ? -1 : parent.id, name);
    return scope;
  }

  /** Writes a part; if an error such as a stack overflow tears it, the file ends before it. */
  void part(Scope scope) {
    boolean whole = false;
    try {
      int[] touched = scope.touches.drain();
      int[] uses = scope.drainUses();
      if (touched.length + uses.length > 0) {
        writer.scopePart(scope.id, touched, uses);
      }
      whole = true;
    } finally {
      broken |= !whole;
    }
  }

  /** Ends a scope. */
  void end(Scope scope, Outcome outcome) {
    part(scope);
    writer.scopeEnd(scope.id, outcome, scope.millis());
  }

  /** Writes how long set-up took since that was last written. */
  private void setUps() {
    for (RecordedSetUp each : setUps.drain()) {
      writer.setUp(each);
    }
  }

  /** Writes that nothing of the recording may be relied on. */
  void poison(String reason) {
    writer.poison(reason);
  }

  /** Writes that the JVM ended regularly. */
  void end() {
    setUps();
    writer.end();
    flush();
  }

  /** Ends the file here; the one thing that needs no lock. */
  void giveUp() {
    broken = true;
  }

  /** Hands blocks on, unless that failed before: then the file must end where it broke. */
  void flush() {
    if (broken) {
      writer.discard();
      return;
    }
    setUps();
    try {
      writer.flush();
    } catch (IOException e) {
      broken = true;
    }
  }
}
