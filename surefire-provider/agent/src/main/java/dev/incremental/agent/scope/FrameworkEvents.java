package dev.incremental.agent.scope;

import static java.util.Objects.requireNonNull;

import dev.incremental.recording.Outcome;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Turns what test frameworks say into begins and ends of scopes.
 *
 * <p>The JUnit Platform speaks through our listener with exact ids. Once it has, what Surefire's
 * own listener says is ignored; for other providers it is all there is. Spring says which contexts
 * it loads and hands out, and which values its caches keep.
 */
public final class FrameworkEvents {
  private final Recorder recorder;
  private final SetUps setUps;
  private final CachedContexts contexts;
  private final CachedValues values;
  private volatile boolean onPlatform;
  private volatile boolean running;

  /** Creates the translation for a recorder. */
  public FrameworkEvents(Recorder recorder) {
    this.recorder = recorder;
    setUps = recorder.setUps();
    contexts = new CachedContexts(recorder);
    values = new CachedValues(recorder);
  }

  /** Whether the JUnit Platform runs tests now, so that another launcher is a test's own. */
  public boolean isRunning() {
    return running;
  }

  /** Whether the JUnit Platform has run all tests; others do not say so. */
  public boolean isOver() {
    return onPlatform && !running;
  }

  /** Handles one event; unknown ones poison the recording, since they may have been begins. */
  public void accept(String what, @Nullable Object[] arguments) {
    try {
      if (what.startsWith("surefire.")) {
        if (!onPlatform) {
          surefire(what.substring("surefire.".length()), arguments[0]);
        }
      } else {
        platform(what, arguments);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      recorder.poison("the event " + what + " was not understood: " + e);
    }
  }

  private void platform(String what, @Nullable Object[] arguments) {
    switch (what) {
      case "platformStarted" -> {
        onPlatform = true;
        running = true;
      }
      case "platformFinished" -> running = false;
      case "notice" -> {}
      case "setUpBegan" -> setUps.begin(text(arguments, 0), arguments[1]);
      case "setUpMayBegin" -> setUps.mayBegin(text(arguments, 0), requireNonNull(arguments[1]));
      case "setUpEnded" -> setUps.end(text(arguments, 0));
      case "containerStarted" -> containerStarted(text(arguments, 0), text(arguments, 1));
      case "containerFinished" ->
          containerFinished(text(arguments, 0), outcome(text(arguments, 1)));
      case "testStarted" -> testStarted(text(arguments, 0), text(arguments, 1));
      case "testFinished" -> {
        if (!testFinished(text(arguments, 0), outcome(text(arguments, 1)))) {
          throw new IllegalArgumentException("no such test is open");
        }
      }
      case "testSkipped" -> recorder.testSkipped(text(arguments, 1));
      case "contextLoading" -> contexts.loading(requireNonNull(arguments[0]));
      case "contextLoaded" -> contexts.loaded();
      case "contextGiven" -> contexts.given(requireNonNull(arguments[0]));
      case "cacheAsked" -> values.asked(text(arguments, 0), arguments[1]);
      case "cacheFilled" -> values.filled(text(arguments, 0), arguments[1]);
      case "poison" -> recorder.poison(text(arguments, 0));
      default -> throw new IllegalArgumentException("no such event");
    }
  }

  private void surefire(String what, @Nullable Object entry) throws ReflectiveOperationException {
    if (entry == null) {
      throw new IllegalArgumentException("no report entry");
    }
    String className = property(entry, "getSourceName");
    String name = property(entry, "getName");
    String key = className + '#' + name;
    if (what.equals("testSetStarting")) {
      containerStarted(className, className);
    } else if (what.equals("testSetCompleted")) {
      containerFinished(className, Outcome.PASSED);
    } else if (name.isEmpty() || name.equals(className)) {
      recorder.note(className, ending(what));
    } else if (what.equals("testStarting")) {
      testStarted(key, className + '#' + method(name) + "()");
    } else if (what.equals("testSkipped")) {
      recorder.testSkipped(className + '#' + method(name) + "()");
    } else if (!testFinished(key, ending(what))) {
      recorder.note(className, ending(what));
    }
  }

  private void containerStarted(String key, String name) {
    recorder.containerStarted(key, name);
    setUps.containerStarted(key, name);
  }

  private void containerFinished(String key, Outcome outcome) {
    setUps.ended(key);
    recorder.containerFinished(key, outcome);
  }

  private void testStarted(String key, String testId) {
    recorder.testStarted(key, testId);
    setUps.testStarted(key, testId);
  }

  private boolean testFinished(String key, Outcome outcome) {
    setUps.ended(key);
    return recorder.testFinished(key, outcome);
  }

  private static Outcome ending(String what) {
    return switch (what) {
      case "testSucceeded" -> Outcome.PASSED;
      case "testSkipped" -> Outcome.SKIPPED;
      case "testAssumptionFailure" -> Outcome.ABORTED;
      default -> Outcome.FAILED;
    };
  }

  /** A method's name without the invocation that parameterised runners append to it. */
  private static String method(String name) {
    int end = name.length();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '[' || c == '(' || c == '{' || c == ' ') {
        end = i;
        break;
      }
    }
    return end == 0 ? name : name.substring(0, end);
  }

  private static String property(Object entry, String getter) throws ReflectiveOperationException {
    for (Class<?> type = entry.getClass(); type != null; type = type.getSuperclass()) {
      for (Class<?> candidate : type.getInterfaces()) {
        Method method = find(candidate, getter);
        if (method != null) {
          Object value = method.invoke(entry);
          return value == null ? "" : value.toString();
        }
      }
    }
    throw new NoSuchMethodException(getter);
  }

  private static @Nullable Method find(Class<?> type, String getter) {
    try {
      return type.getMethod(getter);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static String text(@Nullable Object[] arguments, int index) {
    Object value = index < arguments.length ? arguments[index] : null;
    return value == null ? "" : value.toString();
  }

  private static Outcome outcome(String name) {
    return Outcome.valueOf(name);
  }
}
