package dev.incremental.agent.scope;

import dev.incremental.recording.ScopeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which scopes are open now, and which of them take touches.
 *
 * <p>As long as all tests begin on one thread, a container takes touches only while none of its
 * tests and no inner container runs: what happens then is set-up, tear-down or a prelude. From the
 * moment at which tests begin on a second thread nothing is suspended any more, since it cannot be
 * told whose prelude a thread is running.
 */
final class Timeline {
  private final Scope ambient;
  private final Map<String, Scope> containers = new LinkedHashMap<>();
  private final Map<String, Scope> tests = new LinkedHashMap<>();
  private final List<Scope> methods = new ArrayList<>();
  private final IdentityHashMap<Thread, Deque<Scope>> stacks = new IdentityHashMap<>();
  private final IdentityHashMap<Thread, Boolean> threads = new IdentityHashMap<>();
  private final BitSet everyTest = new BitSet();
  private final Map<Integer, Scope> lastOfMethod = new HashMap<>();
  private Scope[] active;

  Timeline(Scope ambient) {
    this.ambient = ambient;
    this.active = new Scope[] {ambient};
  }

  /** The scopes to which a touch on any thread is attributed now. */
  Scope[] active() {
    return active;
  }

  /** Containers and the ambient scope, innermost first. */
  List<Scope> surroundings() {
    List<Scope> open = new ArrayList<>(containers.values());
    Collections.reverse(open);
    open.add(ambient);
    return open;
  }

  /** The tests that are open, or else the scope that would take a test's place. */
  List<Scope> leaves() {
    return tests.isEmpty() ? List.of(surroundings().get(0)) : List.copyOf(tests.values());
  }

  void openContainer(String key, Scope scope) {
    meet(scope);
    containers.put(key, scope);
    refresh();
  }

  @Nullable Scope closeContainer(String key) {
    Scope closed = containers.remove(key);
    refresh();
    return closed;
  }

  void openTest(String key, Scope scope) {
    meet(scope);
    tests.put(key, scope);
    everyTest.set(scope.id);
    refresh();
  }

  @Nullable Scope test(String key) {
    return tests.get(key);
  }

  @Nullable Scope container(String key) {
    return containers.get(key);
  }

  @Nullable Scope closeTest(String key) {
    Scope closed = tests.remove(key);
    lastOfMethod.clear();
    refresh();
    return closed;
  }

  /** The open scope of this method on this thread, null if there is none. */
  @Nullable Scope openMethod(int method) {
    Deque<Scope> stack = stacks.get(Thread.currentThread());
    if (stack != null) {
      for (Scope scope : stack) {
        if (scope.method == method) {
          return scope;
        }
      }
    }
    return null;
  }

  /** The context whose load began last on this thread, null if there is none. */
  @Nullable Scope openContext() {
    Deque<Scope> stack = stacks.get(Thread.currentThread());
    if (stack != null) {
      for (Scope scope : stack) {
        if (scope.kind == ScopeKind.CONTEXT) {
          return scope;
        }
      }
    }
    return null;
  }

  /** The surroundings, and executions of methods that are open as scopes on any thread. */
  List<Scope> enduring() {
    List<Scope> open = surroundings();
    open.addAll(methods);
    return open;
  }

  /** Whether a scope of this method is open on any thread. */
  boolean isOpen(int method) {
    for (Scope scope : methods) {
      if (scope.method == method) {
        return true;
      }
    }
    return false;
  }

  /** The scope that this method had in the test that runs now, null if it had none. */
  @Nullable Scope earlierOf(int method) {
    return lastOfMethod.get(method);
  }

  void openMethod(Scope scope) {
    Deque<Scope> stack = stacks.get(Thread.currentThread());
    if (stack == null) {
      stack = new ArrayDeque<>();
      stacks.put(Thread.currentThread(), stack);
    }
    stack.push(scope);
    methods.add(scope);
    lastOfMethod.put(scope.method, scope);
    refresh();
  }

  void closeMethod(Scope scope) {
    Deque<Scope> stack = stacks.get(Thread.currentThread());
    if (stack != null) {
      stack.remove(scope);
      if (stack.isEmpty()) {
        stacks.remove(Thread.currentThread());
      }
    }
    methods.remove(scope);
    refresh();
  }

  /** Whether tests have begun on this thread. */
  boolean isThreadOfTests() {
    return threads.containsKey(Thread.currentThread());
  }

  private boolean parallel() {
    return threads.size() > 1;
  }

  /**
   * Notices on which thread a scope begins. The first on another thread may owe its prelude to any
   * test before: it uses them all.
   */
  private void meet(Scope scope) {
    if (threads.put(Thread.currentThread(), Boolean.TRUE) == null && parallel()) {
      scope.useAll(everyTest);
    }
    if (parallel()) {
      useAll(scope, containers.values());
      useAll(scope, tests.values());
    }
  }

  private static void useAll(Scope user, Collection<Scope> used) {
    for (Scope scope : used) {
      user.use(scope);
    }
  }

  private void refresh() {
    List<Scope> taking = new ArrayList<>(methods);
    if (parallel()) {
      taking.addAll(tests.values());
      taking.addAll(containers.values());
      taking.add(ambient);
    } else {
      taking.addAll(leaves());
    }
    active = taking.toArray(new Scope[0]);
  }
}
