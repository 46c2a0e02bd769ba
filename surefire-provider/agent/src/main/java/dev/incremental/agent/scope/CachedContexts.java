package dev.incremental.agent.scope;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Application contexts that Spring keeps for all tests with the same configuration: whoever is
 * given one uses its load, whoever caused that.
 *
 * <p>Configurations are compared outside the recorder's lock, since that is their own code.
 */
final class CachedContexts {
  private final Recorder recorder;
  private final Map<Object, Integer> loads = new ConcurrentHashMap<>();

  CachedContexts(Recorder recorder) {
    this.recorder = recorder;
  }

  /** A context is loaded for the first time, or again because a test made the last one dirty. */
  void loading(Object configuration) {
    String name = name(configuration);
    loads.put(configuration, recorder.contextStarted(name));
    recorder.setUps().begin(name, null);
  }

  void loaded() {
    recorder.setUps().endContext();
    recorder.contextFinished();
  }

  /** A context is handed out. One whose load went unnoticed was made by whoever got it first. */
  void given(Object configuration) {
    Integer load = loads.get(configuration);
    if (load == null) {
      loads.put(configuration, recorder.now());
    } else {
      recorder.used(load);
    }
  }

  /** The class or else the file that says what is in a context; empty if that is not known. */
  private static String name(Object configuration) {
    String type = first(configuration, "getClasses");
    return type.isEmpty() ? first(configuration, "getLocations") : type;
  }

  private static String first(Object configuration, String getter) {
    try {
      Method method = configuration.getClass().getMethod(getter);
      Object found = method.invoke(configuration);
      @Nullable Object first = found instanceof Object[] all && all.length > 0 ? all[0] : null;
      return first instanceof Class<?> type
          ? type.getName()
          : first == null ? "" : first.toString();
    } catch (ReflectiveOperationException e) {
      return ""; // it is only a name
    }
  }
}
