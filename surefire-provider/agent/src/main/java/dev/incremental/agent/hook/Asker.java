package dev.incremental.agent.hook;

import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks up the stack to tell whether the JDK asks something for itself. */
final class Asker {
  private static final int DEPTH = 24;

  private final StackWalker walker =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** Whether a class loader looks for a class or a resource. */
  boolean isClassLoading() {
    return walker.walk(new ClassLoading());
  }

  private final StackWalker everyFrame =
      StackWalker.getInstance(
          Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));

  /** Whether code outside the JDK asks, directly or through a convenience. */
  boolean isCode() {
    return everyFrame.walk(new FirstAsker());
  }

  /** Whether Surefire asks for itself, such as for Maven's process being alive. */
  boolean isSurefire() {
    return everyFrame.walk(
        frames ->
            frames
                .filter(frame -> frame.getDeclaringClass().getClassLoader() != null)
                .map(StackWalker.StackFrame::getClassName)
                .filter(name -> !name.startsWith("dev.incremental.agent."))
                .findFirst()
                .filter(name -> name.startsWith("org.apache.maven.surefire."))
                .isPresent());
  }

  /** Finds frames of class loaders near the top. */
  private static final class ClassLoading
      implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
      Iterator<StackWalker.StackFrame> iterator = frames.iterator();
      for (int depth = 0; depth < DEPTH && iterator.hasNext(); depth++) {
        String name = iterator.next().getClassName();
        if (name.startsWith("jdk.internal.loader.") || name.startsWith("java.net.URLClassLoader")) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Finds the first frame that is neither ours nor a convenience. The hidden class behind {@code
   * System::getenv} belongs to the code that wrote it down, also when a stream of the JDK calls it.
   */
  private static final class FirstAsker
      implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
      Iterator<StackWalker.StackFrame> iterator = frames.iterator();
      while (iterator.hasNext()) {
        Class<?> type = iterator.next().getDeclaringClass();
        String name = type.getName();
        boolean passing =
            name.startsWith("dev.incremental.agent.")
                || name.equals("java.lang.$Incremental")
                || name.startsWith("java.lang.invoke.")
                || name.startsWith("java.lang.reflect.")
                || name.startsWith("jdk.internal.reflect.")
                || name.equals("java.lang.System")
                || name.equals("java.lang.Integer")
                || name.equals("java.lang.Long")
                || name.equals("java.lang.Boolean")
                || name.equals("java.util.ResourceBundle");
        if (!passing) {
          return type.getClassLoader() != null
              && type.getClassLoader() != ClassLoader.getPlatformClassLoader();
        }
      }
      return false;
    }
  }
}
