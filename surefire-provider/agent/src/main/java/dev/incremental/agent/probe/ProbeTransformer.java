package dev.incremental.agent.probe;

import dev.incremental.agent.scope.Recorder;
import dev.incremental.recording.Origin;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
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
  private static final String FORK_LISTENER = "org/apache/maven/surefire/booter/ForkingRunListener";

  private final Recorder recorder;
  private final ProjectLocations locations;
  private final ProbeInserter inserter;

  /** Creates the transformer. */
  public ProbeTransformer(Recorder recorder, ProjectLocations locations) {
    this.recorder = recorder;
    this.locations = locations;
    this.inserter = new ProbeInserter(recorder);
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
      if (name.equals(FORK_LISTENER)) {
        return ForkListenerWeaver.weave(bytes);
      }
      Origin origin = locations.origin(domain);
      return origin == null ? null : inserter.insert(bytes, origin);
    } catch (RuntimeException | LinkageError e) {
      opaque(ProbeInserter.dotted(name), e);
      return null;
    }
  }

  private static boolean isAgent(String name) {
    return name.startsWith(OURS)
        && (name.startsWith("agent/", OURS.length())
            || name.startsWith("provider/", OURS.length())
            || name.startsWith("recording/", OURS.length()));
  }

  private void opaque(String name, Throwable cause) {
    try {
      recorder.declare(name, Origin.OPAQUE, null, List.of(), List.of());
    } catch (RuntimeException | LinkageError e) {
      recorder.poison(name + " could not be given probes: " + cause);
    }
  }
}
