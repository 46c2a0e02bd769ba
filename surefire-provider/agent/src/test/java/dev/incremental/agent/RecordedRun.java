package dev.incremental.agent;

import dev.incremental.agent.boot.Marks;
import dev.incremental.agent.boot.Probe;
import dev.incremental.agent.scope.Recorder;
import dev.incremental.recording.Origin;
import dev.incremental.recording.RecordedClass;
import dev.incremental.recording.RecordedMethods;
import dev.incremental.recording.RecordedName;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.RecordingReader;
import dev.incremental.recording.RecordingWriter;
import dev.incremental.recording.ScopeKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run of tests inside this JVM, whose recording stays in memory; probes call the template. */
public final class RecordedRun {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final Recorder recorder;

  /** Begins a recording. */
  public RecordedRun() {
    this(null);
  }

  private RecordedRun(@Nullable OutputStream other) {
    try {
      recorder =
          new Recorder(new Template(), new RecordingWriter(other == null ? file : other), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Arrays.fill(Probe.MARKS, (byte) 0);
    Probe.connect(
        recorder::entered, recorder::exited, (arguments, kind) -> {}, (what, arguments) -> null);
  }

  /** A run whose recording is written elsewhere. */
  public static RecordedRun to(OutputStream other) {
    return new RecordedRun(other);
  }

  /** What is tested. */
  public Recorder recorder() {
    return recorder;
  }

  /** Declares a class with one method; the answer is its number. */
  public int method(String className, String method) {
    return recorder.declare(
        className,
        Origin.PROJECT,
        null,
        List.of(),
        new RecordedMethods(List.of(method), new int[0]));
  }

  /** Declares a class with one method whose executions are scopes. */
  public int method(String className, String method, ScopeKind kind) {
    int number = method(className, method);
    recorder.declareScope(number, kind, className + '#' + method);
    return number;
  }

  /** Runs a method as if it had a probe. */
  public void call(int method) {
    Probe.touch(method);
  }

  /** Runs a method whose executions are scopes, and within it something else. */
  public void call(int method, Runnable body) {
    Probe.enter(method);
    Probe.touch(method);
    body.run();
    Probe.exit(method);
  }

  /** What stands in the file at this moment. */
  public Recording recording() {
    try {
      Path copy = Files.createTempFile("recorded", ".rec");
      try {
        Files.write(copy, file.toByteArray());
        return RecordingReader.read(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the JVM, so to speak, and reads what it left. */
  public Recording finished() {
    recorder.finish();
    return recording();
  }

  /** The scopes of this name. */
  public static List<RecordedScope> scopes(Recording recording, String name) {
    return recording.scopes().stream().filter(scope -> scope.name().equals(name)).toList();
  }

  /** The only scope of this name. */
  public static RecordedScope scope(Recording recording, String name) {
    List<RecordedScope> found = scopes(recording, name);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " scopes are called " + name);
    }
    return found.get(0);
  }

  /** What all scopes of this name touched: {@code a.B#m()V} for methods, {@code FILE x} else. */
  public static Set<String> touched(Recording recording, String name) {
    Map<Integer, String> meaning = new HashMap<>();
    for (RecordedClass type : recording.classes()) {
      IntStream.range(0, type.methods().names().size())
          .forEach(
              i ->
                  meaning.put(
                      type.firstProbe() + i, type.name() + '#' + type.methods().names().get(i)));
    }
    for (RecordedName each : recording.names()) {
      meaning.put(each.number(), each.kind() + " " + each.name());
    }
    return scopes(recording, name).stream()
        .flatMap(scope -> IntStream.of(scope.touched()).boxed())
        .map(number -> meaning.getOrDefault(number, "unknown " + number))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The probes' own class, under the name it has before it is defined in the boot loader. */
  private static final class Template implements Marks {
    @Override
    public byte[] chunk(int index) {
      return Probe.chunk(index);
    }
  }
}
