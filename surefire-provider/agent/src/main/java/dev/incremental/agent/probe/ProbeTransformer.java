package dev.incremental.agent.probe;

import dev.incremental.agent.boot.BootClass;
import dev.incremental.agent.scope.Recorder;
import dev.incremental.recording.Origin;
import dev.incremental.recording.RecordedMethods;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives project classes their probes as they are loaded.
 *
 * <p>Registered as unable to retransform: the JVM then keeps its result when other agents
 * retransform a class. A class that resists is declared opaque, so that all tests of this JVM
 * depend on all of it.
 */
public final class ProbeTransformer implements ClassFileTransformer {
  private static final String OURS = "dev/incremental/";
  private static final Set<String> FORK_LISTENERS =
      Set.of(
          "org/apache/maven/surefire/booter/ForkingRunListener",
          "org/apache/maven/surefire/api/booter/ForkingRunListener");

  private final Recorder recorder;
  private final ProjectLocations locations;
  private final ProbeInserter inserter;

  /** Creates the transformer. */
  public ProbeTransformer(Recorder recorder, ProjectLocations locations) {
    this.recorder = recorder;
    this.locations = locations;
    this.inserter = new ProbeInserter(recorder, BootClass.NAME);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader == null || name == null || recorder.isOurs() || isAgent(name)) {
      return null;
    }
    try {
      if (FORK_LISTENERS.contains(name)) {
        return ForkListenerWeaver.weave(bytes);
      }
      Origin origin = locations.origin(ProbeInserter.dotted(name), domain);
      if (origin == Origin.EXCLUDED) {
        recorder.declare(ProbeInserter.dotted(name), origin, null, List.of(), RecordedMethods.NONE);
        return null;
      }
      byte[] telling = telling(name, bytes);
      return origin == null ? telling : inserter.insert(telling == null ? bytes : telling, origin);
    } catch (Throwable e) {
      opaque(name, e);
      return null;
    }
  }

  /** A class of Spring that tells what it keeps; null for all others. */
  private static byte @Nullable [] telling(String name, byte[] bytes) {
    return switch (name) {
      case ContextLoaderWeaver.LOADER -> ContextLoaderWeaver.weave(bytes);
      case CacheWeaver.INVOKER -> CacheWeaver.weave(bytes);
      default -> null;
    };
  }

  /** Declares classes of the project opaque that were loaded before any could be given probes. */
  public void concede(Class<?>[] loaded) {
    for (Class<?> type : loaded) {
      Origin origin =
          type.getClassLoader() == null
              ? null
              : locations.origin(type.getName(), type.getProtectionDomain());
      if (origin == Origin.PROJECT || origin == Origin.EXCLUDED) {
        recorder.declare(type.getName(), Origin.OPAQUE, null, List.of(), RecordedMethods.NONE);
      }
    }
  }

  private static boolean isAgent(String name) {
    return name.startsWith(OURS)
        && (name.startsWith("agent/", OURS.length())
            || name.startsWith("provider/", OURS.length())
            || name.startsWith("recording/", OURS.length()));
  }

  /**
   * The JVM would swallow whatever is thrown here, also a stack overflow in a class loaded deep
   * down, and load the class without probes.
   */
  private void opaque(String name, Throwable cause) {
    try {
      recorder.declare(
          ProbeInserter.dotted(name), Origin.OPAQUE, null, List.of(), RecordedMethods.NONE);
      if (FORK_LISTENERS.contains(name)) {
        recorder.poison("Surefire's listener could not be heard: " + cause);
      }
    } catch (Throwable e) {
      recorder.giveUp();
    }
  }
}
