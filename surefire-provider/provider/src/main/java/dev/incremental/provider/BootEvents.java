package dev.incremental.provider;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Hands events to the class that the agent has put into the boot loader. */
final class BootEvents implements Events {
  private static final String BOOT_CLASS = "java.lang.$Incremental";

  private final MethodHandle target;

  /**
   * Creates the way to a target.
   *
   * @param target takes a name and an array of arguments and returns an answer
   */
  BootEvents(MethodHandle target) {
    this.target = target;
  }

  /** The way to the agent; where there is none, events go nowhere. */
  static Events reach() {
    try {
      Class<?> boot = Class.forName(BOOT_CLASS, false, null);
      MethodType type = MethodType.methodType(Object.class, String.class, Object[].class);
      return new BootEvents(MethodHandles.publicLookup().findStatic(boot, "event", type));
    } catch (ReflectiveOperationException e) {
      return (what, arguments) -> null;
    }
  }

  @Override
  public @Nullable Object event(String what, @Nullable Object... arguments) {
    try {
      return call(what, arguments);
    } catch (Throwable e) { // whatever it is, it must not break the test
      poison("the event " + what + " was lost: " + e);
      return null;
    }
  }

  private void poison(String reason) {
    try {
      call("poison", reason);
    } catch (Throwable e) { // then the scope that misses its event stays unfinished
      return;
    }
  }

  private @Nullable Object call(String what, @Nullable Object... arguments) throws Throwable {
    return (Object) target.invokeExact(what, arguments);
  }
}
