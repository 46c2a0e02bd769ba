package dev.incremental.agent.scope;

import dev.incremental.agent.boot.Marks;
import dev.incremental.recording.NameKind;
import dev.incremental.recording.Origin;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedMethods;
import dev.incremental.recording.RecordingWriter;
import dev.incremental.recording.ScopeKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes touches to scopes and writes them down.
 *
 * <p>A failure to write ends the recording: whatever has no end in the file is unfinished and will
 * be run again. Numbers of probes and names come from one sequence.
 *
 * <p>No lambda, method reference or string template stands here or in what this calls: linking them
 * would load classes under the lock, and costs time at the start of every fork.
 */
public final class Recorder {
  private final Object lock = new Object();
  private final Marked marked;
  private final RecordingWriter writer;
  private final Numbers numbers;
  private final MethodScopes methodScopes = new MethodScopes();
  private final Timeline timeline;
  private final Scope ambient;
  private int nextScope;
  private volatile boolean broken;

  /**
   * Begins a recording with the ambient scope.
   *
   * @param header facts of this JVM
   * @throws IOException if the recording cannot be written
   */
  public Recorder(Marks marks, RecordingWriter writer, Map<String, String> header)
      throws IOException {
    this.marked = new Marked(marks);
    this.writer = writer;
    numbers = new Numbers(marked, writer);
    writer.header(header);
    ambient = new Scope(nextScope++, ScopeKind.AMBIENT, -1);
    writer.scopeStart(ambient.id, ScopeKind.AMBIENT, -1, "");
    writer.flush();
    timeline = new Timeline(ambient);
  }

  /** Whether this thread is inside the recorder, so that what it asks of the JDK is our own. */
  public boolean isOurs() {
    return Thread.holdsLock(lock);
  }

  /** Gives a class its numbers; the answer is the number of its first method. */
  public int declare(
      String name,
      Origin origin,
      @Nullable String superName,
      List<String> interfaces,
      RecordedMethods methods) {
    synchronized (lock) {
      return numbers.ofClass(name, origin, superName, interfaces, methods);
    }
  }

  /** Whether any class of this package was given numbers. */
  public boolean hasPackage(String name) {
    synchronized (lock) {
      return numbers.hasPackage(name);
    }
  }

  /** Whether a class that has a file was given numbers under this name. */
  public boolean hasClass(String name) {
    synchronized (lock) {
      return numbers.hasClass(name);
    }
  }

  /** Declares that executions of the method with this number are scopes. */
  public void declareScope(int method, ScopeKind kind, String name) {
    synchronized (lock) {
      methodScopes.declare(method, kind, name);
    }
  }

  /** Touches something outside code. */
  public void touch(NameKind kind, String name) {
    synchronized (lock) {
      marked.mark(numbers.ofName(kind, name));
    }
  }

  /** A method began whose executions are scopes. */
  public void entered(int method) {
    if (methodScopes.capped(method)) {
      return;
    }
    synchronized (lock) {
      Scope open = timeline.openMethod(method);
      Scope earlier = timeline.earlierOf(method);
      if (open != null) {
        open.nested++;
      } else if (earlier != null && earlier.kind == ScopeKind.STATE) {
        if (!timeline.isOpen(method)) {
          methodScopes.cap(method);
        }
        for (Scope leaf : timeline.leaves()) {
          earlier.use(leaf);
        }
        part(earlier);
      } else {
        collect();
        Scope scope = open(methodScopes.kind(method), method, methodScopes.name(method), null);
        timeline.openMethod(scope);
      }
    }
  }

  /** A method ended whose executions are scopes. */
  public void exited(int method) {
    if (methodScopes.capped(method)) {
      return;
    }
    synchronized (lock) {
      Scope scope = timeline.openMethod(method);
      if (scope != null && scope.nested-- == 0) {
        collect();
        end(scope, Outcome.PASSED);
        timeline.closeMethod(scope);
      }
    }
  }

  /** A container of tests began. */
  public void containerStarted(String key, String name) {
    synchronized (lock) {
      turn();
      Scope parent = timeline.surroundings().get(0);
      timeline.openContainer(key, open(ScopeKind.CONTAINER, -1, name, parent));
    }
  }

  /** A container of tests ended. */
  public void containerFinished(String key, Outcome outcome) {
    synchronized (lock) {
      turn();
      Scope scope = timeline.closeContainer(key);
      if (scope != null) {
        scope.note(outcome);
        end(scope, scope.worst);
      } else if (outcome != Outcome.PASSED) {
        writer.poison("a container ended that never began: " + key);
      }
      flush();
    }
  }

  /** A test began; the file says so at once, lest a test that kills its JVM leave no trace. */
  public void testStarted(String key, String testId) {
    synchronized (lock) {
      turn();
      Scope parent = timeline.surroundings().get(0);
      timeline.openTest(key, open(ScopeKind.TEST, -1, testId, parent));
      flush();
    }
  }

  /**
   * Remembers an outcome of a part of an open test or container. What is not open gets a container
   * of its own name that ended like this, lest a failure before the beginning be forgotten.
   */
  public void note(String key, Outcome outcome) {
    synchronized (lock) {
      Scope scope = timeline.test(key) == null ? timeline.container(key) : timeline.test(key);
      if (scope != null) {
        scope.note(outcome);
      } else {
        end(open(ScopeKind.CONTAINER, -1, key, timeline.surroundings().get(0)), outcome);
        flush();
      }
    }
  }

  /**
   * A test ended; what it and its surroundings touched is in the file afterwards. The answer is
   * false if no such test was open.
   */
  public boolean testFinished(String key, Outcome outcome) {
    synchronized (lock) {
      turn();
      Scope scope = timeline.closeTest(key);
      if (scope != null) {
        scope.note(outcome);
        parts();
        end(scope, scope.worst);
      }
      flush();
      return scope != null;
    }
  }

  /** A test was disabled, with all it would have run in. */
  public void testSkipped(String testId) {
    synchronized (lock) {
      Scope parent = timeline.surroundings().get(0);
      parts();
      end(open(ScopeKind.TEST, -1, testId, parent), Outcome.SKIPPED);
      flush();
    }
  }

  /** Ends the recording here: from now on something may have gone unnoticed. */
  public void giveUp() {
    broken = true;
  }

  /** Says that nothing of this recording may be relied on. */
  public void poison(String reason) {
    synchronized (lock) {
      writer.poison(reason);
      flush();
    }
  }

  /** The JVM ends regularly. */
  public void finish() {
    synchronized (lock) {
      parts();
      writer.end();
      flush();
    }
  }

  private Scope open(ScopeKind kind, int method, String name, @Nullable Scope parent) {
    Scope scope = new Scope(nextScope++, kind, method);
    writer.scopeStart(scope.id, kind, parent == null ? -1 : parent.id, name);
    return scope;
  }

  /** Ends a stretch of execution: what was touched in it belongs to whoever took touches then. */
  private void turn() {
    collect();
    methodScopes.next();
  }

  /** Attributes what was touched since the last call to every scope that takes touches now. */
  private void collect() {
    marked.collect(timeline.active());
  }

  /** Writes what open scopes touched until now, except tests: those are written when they end. */
  private void parts() {
    collect();
    for (Scope scope : timeline.enduring()) {
      part(scope);
    }
  }

  /** Writes a part; if an error such as a stack overflow tears it, the file ends before it. */
  private void part(Scope scope) {
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

  private void end(Scope scope, Outcome outcome) {
    part(scope);
    writer.scopeEnd(scope.id, outcome, scope.millis());
  }

  /** Hands blocks on, unless that failed before: then the file must end where it broke. */
  private void flush() {
    if (broken) {
      writer.discard();
      return;
    }
    try {
      writer.flush();
    } catch (IOException e) {
      broken = true;
    }
  }
}
