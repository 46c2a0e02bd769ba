package dev.incremental.it.engine;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars that a forked JVM needs, found where this JVM has them. */
public final class ForkClassPath {
  private static final List<String> ONE_CLASS_EACH =
      List.of(
          "org.junit.platform.launcher.Launcher",
          "org.junit.platform.engine.TestEngine",
          "org.junit.platform.commons.JUnitException",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.junit.jupiter.engine.JupiterTestEngine",
          "org.junit.vintage.engine.VintageTestEngine",
          "org.junit.Assert",
          "org.hamcrest.Matcher",
          "org.opentest4j.AssertionFailedError",
          "org.apiguardian.api.API",
          "org.jspecify.annotations.NullMarked",
          "org.mockito.Mockito",
          "net.bytebuddy.ByteBuddy",
          "net.bytebuddy.agent.ByteBuddyAgent",
          "org.objenesis.Objenesis",
          "com.tngtech.archunit.core.importer.ClassFileImporter",
          "org.slf4j.Logger");

  private ForkClassPath() {}

  /** JUnit with its engines, Mockito, ArchUnit, and what they need. */
  public static List<Path> libraries() {
    return ONE_CLASS_EACH.stream().map(ForkClassPath::of).distinct().toList();
  }

  /** Where the main class of the fork is. */
  static Path main() {
    return of(ForkMain.class.getName());
  }

  /** The agent as it is delivered: a jar with everything it needs. */
  static Path agent() {
    Path target = Path.of("").toAbsolutePath().resolveSibling("surefire-provider/agent/target");
    Path jar = target.resolve("incremental-agent-0.1.0-SNAPSHOT.jar");
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError("the agent's jar is missing, run `mvn package`: " + jar);
    }
    return jar;
  }

  private static Path of(String className) {
    try {
      Class<?> type = Class.forName(className, false, ForkClassPath.class.getClassLoader());
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new AssertionError(className + " is not on the class path of the wrinkles", e);
    }
  }

  /** Everything for one JVM, directories of the project first, as Surefire orders them. */
  static String of(BuiltProject project) {
    return Stream.of(
            project.classDirectories().stream(), project.libraries().stream(), Stream.of(main()))
        .flatMap(paths -> paths)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
