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
  private final ScopeLog log;
  private final Numbers numbers;
  private final MethodScopes methodScopes = new MethodScopes();
  private final KeptReads keptReads = new KeptReads();
  private final Timeline timeline;

  /**
   * Begins a recording with the ambient scope.
   *
   * @param header facts of this JVM
   * @throws IOException if the recording cannot be written
   */
  public Recorder(Marks marks, RecordingWriter writer, Map<String, String> header)
      throws IOException {
    this.marked = new Marked(marks);
    numbers = new Numbers(marked, writer);
    writer.header(header);
    log = new ScopeLog(writer);
    timeline = new Timeline(log.open(ScopeKind.AMBIENT, -1, "", null));
    writer.flush();
  }

  /** Whether this thread is inside the recorder, so that what it asks of the JDK is our own. */
  public boolean isOurs() {
    return Thread.holdsLock(lock);
  }

  /** Who is told of set-up methods. */
  public SetUps setUps() {
    return log.setUps;
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
      int number = numbers.ofName(kind, name);
      marked.mark(number);
      keptReads.read(kind, number, timeline);
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
        log.part(earlier);
      } else {
        collect();
        Scope scope = log.open(methodScopes.kind(method), method, methodScopes.name(method), null);
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
        log.end(scope, Outcome.PASSED);
        timeline.closeMethod(scope);
      }
    }
  }

  /** The load of something began that outlives whoever asked for it; answers its scope's id. */
  public int contextStarted(String name) {
    synchronized (lock) {
      collect();
      Scope scope = log.open(ScopeKind.CONTEXT, -1, name, null);
      timeline.openMethod(scope);
      keptReads.begin(scope.id);
      return scope.id;
    }
  }

  /** The load that began last on this thread ended. */
  public void contextFinished() {
    synchronized (lock) {
      Scope scope = timeline.openContext();
      if (scope != null) {
        collect();
        log.end(scope, Outcome.PASSED);
        timeline.closeMethod(scope);
      }
    }
  }

  /** Whatever runs now uses the result of a scope. */
  public void used(int scope) {
    synchronized (lock) {
      for (Scope each : timeline.active()) {
        each.use(scope);
      }
    }
  }

  /** The id of a scope to which a touch is attributed now. */
  public int now() {
    synchronized (lock) {
      return timeline.leaves().get(0).id;
    }
  }

  /** A container of tests began. */
  public void containerStarted(String key, String name) {
    synchronized (lock) {
      turn();
      Scope parent = timeline.surroundings().get(0);
      timeline.openContainer(key, log.open(ScopeKind.CONTAINER, -1, name, parent));
    }
  }

  /** A container of tests ended. */
  public void containerFinished(String key, Outcome outcome) {
    synchronized (lock) {
      turn();
      Scope scope = timeline.closeContainer(key);
      if (scope != null) {
        scope.note(outcome);
        log.end(scope, scope.worst);
      } else if (outcome != Outcome.PASSED) {
        log.poison("a container ended that never began: " + key);
      }
      log.flush();
    }
  }

  /** A test began; the file says so at once, lest a test that kills its JVM leave no trace. */
  public void testStarted(String key, String testId) {
    synchronized (lock) {
      turn();
      Scope parent = timeline.surroundings().get(0);
      timeline.openTest(key, log.open(ScopeKind.TEST, -1, testId, parent));
      log.flush();
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
        log.end(log.open(ScopeKind.CONTAINER, -1, key, timeline.surroundings().get(0)), outcome);
        log.flush();
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
        keptReads.addTo(scope, timeline);
        parts();
        log.end(scope, scope.worst);
      }
      log.flush();
      return scope != null;
    }
  }

  /** A test was disabled, with all it would have run in. */
  public void testSkipped(String testId) {
    synchronized (lock) {
      Scope parent = timeline.surroundings().get(0);
      parts();
      log.end(log.open(ScopeKind.TEST, -1, testId, parent), Outcome.SKIPPED);
      log.flush();
    }
  }

  /** Ends the recording here: from now on something may have gone unnoticed. */
  public void giveUp() {
    log.giveUp();
  }

  /** Says that nothing of this recording may be relied on. */
  public void poison(String reason) {
    synchronized (lock) {
      log.poison(reason);
      log.flush();
    }
  }

  /** The JVM ends regularly. */
  public void finish() {
    synchronized (lock) {
      parts();
      log.end();
    }
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
      log.part(scope);
    }
  }
}
