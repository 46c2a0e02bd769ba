package dev.incremental.it.bench;

import dev.incremental.it.maven.Command;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A JVM like this one that has done nothing yet, for a main class that prints what it measures. */
record FreshJvm(String classPath, List<String> options) {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  FreshJvm {
    options = List.copyOf(options);
  }

  /** One with everything on the class path that this JVM has. */
  static FreshJvm ofThisBuild(List<String> options) {
    return new FreshJvm(System.getProperty("java.class.path"), options);
  }

  /** One with only these on the class path. */
  static FreshJvm with(List<Path> classPath, List<String> options) {
    return new FreshJvm(joined(classPath), options);
  }

  /** Runs a main class, and reads the lines {@code name=value} that it prints. */
  Map<String, Double> run(Class<?> main, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.add("-cp");
    words.add(classPath);
    words.add(main.getName());
    words.addAll(arguments);
    String output =
        new Command(Path.of("").toAbsolutePath(), words, Map.of(), LIMIT).run().orThrow().output();
    Map<String, Double> values = new HashMap<>();
    output
        .lines()
        .filter(line -> line.matches("\\w+=[-\\d.E]+"))
        .map(line -> line.split("="))
        .forEach(parts -> values.put(parts[0], Double.parseDouble(parts[1])));
    return values;
  }

  /** The directory or jar that a class comes from. */
  static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " comes from no path", e);
    }
  }

  static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
