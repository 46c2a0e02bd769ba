package dev.incremental.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Prints a recording, for whoever wants to know what was seen of a test: facts of the JVM, then
 * each scope with what it touched and used.
 *
 * <p>Needs nothing but this module's classes, so that the JDK's {@code java} runs it from this
 * file; {@code CONTRIBUTING.md} has the command.
 */
final class RecordingDump {
  private final Recording recording;
  private final Map<Integer, String> touchable = new HashMap<>();

  private RecordingDump(Recording recording) {
    this.recording = recording;
    for (RecordedClass each : recording.classes()) {
      List<String> methods = each.methods().names();
      for (int i = 0; i < methods.size(); i++) {
        touchable.put(each.firstProbe() + i, each.name() + "#" + methods.get(i));
      }
    }
    recording
        .names()
        .forEach(each -> touchable.put(each.number(), each.kind() + " " + each.name()));
  }

  /**
   * Prints the recordings that are named.
   *
   * @param files their paths
   * @throws IOException when one cannot be read
   */
  public static void main(String[] files) throws IOException {
    for (String file : files) {
      lines(RecordingReader.read(Path.of(file))).forEach(System.out::println);
    }
  }

  static List<String> lines(Recording recording) {
    return new RecordingDump(recording).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(recording.header()).forEach((name, value) -> lines.add(name + " = " + value));
    lines.add(recording.complete() ? "complete" : "the JVM did not come to its regular end");
    if (recording.poison() != null) {
      lines.add("not to be relied on: " + recording.poison());
    }
    for (RecordedScope scope : recording.scopes()) {
      lines.add(title(scope) + ", " + scope.outcome() + " after " + scope.millis() + " ms");
      IntStream.of(scope.touched())
          .mapToObj(number -> "  touched " + touchable.getOrDefault(number, "probe " + number))
          .forEach(lines::add);
      IntStream.of(scope.uses()).mapToObj(id -> "  uses " + id).forEach(lines::add);
    }
    return lines;
  }

  private static String title(RecordedScope scope) {
    String within = scope.parent() < 0 ? "" : " in " + scope.parent();
    return scope.id() + " " + scope.kind() + " " + scope.name() + within;
  }
}
