package dev.incremental.agent.hook;

import java.net.URL;
import java.security.CodeSource;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks up the stack to tell who asks the JDK: code under test, Surefire or the JDK itself. */
final class Asker {
  private static final int DEPTH = 24;

  /** Streams, walks of file trees and Spring's layers stand between. */
  private static final int SPRINGS_DEPTH = 40;

  /** A driver that opens a connection for a pool. */
  private static final int POOLS_DEPTH = 80;

  private static final String SPRINGS_WALKER =
      "org.springframework.core.io.support.PathMatchingResourcePatternResolver";
  private static final String SPRINGS_SCANNER = "org.springframework.core.type.classreading.";

  private final StackWalker walker =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private final StackWalker everyFrame =
      StackWalker.getInstance(
          Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));

  /** Whether a class loader looks for a class or a resource. */
  boolean isClassLoading() {
    return walker.walk(new NearTheTop(DEPTH, "jdk.internal.loader.", "java.net.URLClassLoader"));
  }

  /** Whether Spring looks for components in class files, of which it skips the code. */
  boolean isScanner() {
    return walker.walk(new NearTheTop(SPRINGS_DEPTH, SPRINGS_SCANNER));
  }

  /** Whether Spring lists what there is, of which it wants neither size nor time. */
  boolean isWalker() {
    return walker.walk(new NearTheTop(SPRINGS_DEPTH, SPRINGS_WALKER));
  }

  /**
   * Whether the JVM itself asks a class loader, because it needs the types in the signatures of
   * members that someone looks at, and nobody has those types in hand yet.
   */
  boolean isLinking() {
    return everyFrame.walk(new BehindTheLoader());
  }

  /**
   * Whether a pool opens a connection in advance, looks after those that it has, or the driver
   * takes its leave: none of that tells a test anything of what a database holds.
   */
  boolean isHousekeeping() {
    return walker.walk(
        new NearTheTop(
            POOLS_DEPTH,
            "com.zaxxer.hikari.pool.HikariPool$",
            "org.apache.commons.pool2.impl.BaseGenericObjectPool$Evictor",
            "org.postgresql.core.QueryExecutorCloseAction"));
  }

  /** Whether the connection to a URL looks for a resource. */
  boolean isUrl() {
    return walker.walk(
        new NearTheTop(DEPTH, "sun.net.www.protocol.file.", "sun.net.www.protocol.jar."));
  }

  /**
   * Whether code under test asks, directly or through a convenience of the JDK: a class that is
   * neither the JDK's nor Surefire's own, nor ours.
   */
  boolean isCode() {
    return everyFrame.walk(new NearestAsker());
  }

  /**
   * Whether a tool asks for itself: Surefire, whether Maven's process is alive; Byte Buddy, that
   * another process attach it to this one.
   */
  boolean isTool() {
    return everyFrame.walk(new NearestBeyondTheJdk());
  }

  /** Whether a class is the JDK's, which questions pass on their way from whoever asks. */
  private static boolean isOfJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  private static boolean isOurs(String className) {
    return className.startsWith("dev.incremental.agent.")
        || className.equals("java.lang.$Incremental");
  }

  /**
   * Whether a class is part of the Surefire that runs the tests. That comes in jars; classes of
   * such a name in a directory are those of a project that is Surefire itself.
   */
  private static boolean isOfSurefire(Class<?> type) {
    return type.getName().startsWith("org.apache.maven.surefire.") && isInJar(type);
  }

  /** Whether a class makes databases, which it names after the machine and its user. */
  private static boolean isOfTestdb(Class<?> type) {
    return type.getName().startsWith("dev.incremental.testdb.") && isInJar(type);
  }

  private static boolean isOfByteBuddy(Class<?> type) {
    return type.getName().startsWith("net.bytebuddy.agent.ByteBuddyAgent") && isInJar(type);
  }

  private static boolean isInJar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location != null && location.getPath().endsWith(".jar");
  }

  /** Finds frames of certain classes near the top. */
  private static final class NearTheTop
      implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    private final int depth;
    private final String[] beginnings;

    NearTheTop(int depth, String... beginnings) {
      this.depth = depth;
      this.beginnings = beginnings;
    }

    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
      Iterator<StackWalker.StackFrame> iterator = frames.iterator();
      for (int frame = 0; frame < depth && iterator.hasNext(); frame++) {
        String name = iterator.next().getClassName();
        for (String beginning : beginnings) {
          if (name.startsWith(beginning)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /** Finds a native method of reflection right behind the question to a class loader. */
  private static final class BehindTheLoader
      implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
      Iterator<StackWalker.StackFrame> iterator = frames.iterator();
      boolean asked = false;
      while (iterator.hasNext()) {
        StackWalker.StackFrame frame = iterator.next();
        if (asked) {
          return frame.isNativeMethod()
              && frame.getClassName().equals("java.lang.Class")
              && frame.getMethodName().startsWith("getDeclared");
        }
        asked =
            frame.getClassName().equals("java.lang.ClassLoader")
                && frame.getMethodName().equals("loadClass");
        if (!asked && !isOurs(frame.getClassName())) {
          return false;
        }
      }
      return false;
    }
  }

  /**
   * Judges the nearest frame that is neither ours nor a convenience. The hidden class behind {@code
   * System::getenv} belongs to the code that wrote it down, also when a stream of the JDK calls it.
   */
  private static final class NearestAsker
      implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
      Iterator<StackWalker.StackFrame> iterator = frames.iterator();
      while (iterator.hasNext()) {
        Class<?> type = iterator.next().getDeclaringClass();
        if (!isPassing(type.getName())) {
          return !isOfJdk(type) && !isOfSurefire(type) && !isOfTestdb(type);
        }
      }
      return false;
    }

    private static boolean isPassing(String name) {
      return isOurs(name)
          || name.startsWith("java.lang.invoke.")
          || name.startsWith("java.lang.reflect.")
          || name.startsWith("jdk.internal.reflect.")
          || name.equals("java.lang.System")
          || name.equals("java.lang.Integer")
          || name.equals("java.lang.Long")
          || name.equals("java.lang.Boolean")
          || name.equals("java.util.ResourceBundle");
    }
  }

  /** Judges the nearest frame that is neither ours nor any of the JDK's. */
  private static final class NearestBeyondTheJdk
      implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
      Iterator<StackWalker.StackFrame> iterator = frames.iterator();
      while (iterator.hasNext()) {
        Class<?> type = iterator.next().getDeclaringClass();
        if (!isOurs(type.getName()) && !isOfJdk(type)) {
          return isOfSurefire(type) || isOfByteBuddy(type);
        }
      }
      return false;
    }
  }
}
