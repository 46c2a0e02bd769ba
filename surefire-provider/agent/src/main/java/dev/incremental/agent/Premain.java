package dev.incremental.agent;

import dev.incremental.agent.boot.BootClass;
import dev.incremental.agent.hook.HookTransformer;
import dev.incremental.agent.hook.NameNotes;
import dev.incremental.agent.probe.ProbeTransformer;
import dev.incremental.agent.probe.ProjectLocations;
import dev.incremental.agent.scope.FrameworkEvents;
import dev.incremental.agent.scope.Recorder;
import dev.incremental.recording.Recording;
import dev.incremental.recording.RecordingWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Entry point of {@code -javaagent:incremental-agent.jar=<options file>}.
 *
 * <p>If the recorder cannot be set up the JVM ends, and Surefire's execution fails with it: a fork
 * that ran unrecorded beside recorded ones would leave tests that count as recorded.
 */
public final class Premain {
  private Premain() {}

  /** Called by the JVM before the fork's main method; {@code argument} is the options file. */
  public static void premain(String argument, Instrumentation instrumentation) throws Exception {
    Options options = Options.read(Path.of(argument));
    BootClass boot = BootClass.define(instrumentation);
    Rehearsal.perform(boot);
    Recorder recorder = new Recorder(boot, open(options), header());
    ProbeTransformer probes =
        new ProbeTransformer(
            recorder, new ProjectLocations(options.locations(), options.excluded()));
    instrumentation.addTransformer(probes);
    probes.concede(instrumentation.getAllLoadedClasses());
    new HookTransformer(recorder).install(instrumentation);
    FrameworkEvents events = new FrameworkEvents(recorder);
    NameNotes notes = new NameNotes(recorder, options, events::isOver);
    notes.rehearse();
    Runtime.getRuntime().addShutdownHook(new Ending(recorder));
    boot.connect(
        recorder::entered,
        recorder::exited,
        notes::accept,
        (what, arguments) -> answer(options, events, what, arguments));
  }

  private static @Nullable Object answer(
      Options options, FrameworkEvents events, String what, @Nullable Object[] arguments) {
    if (what.equals("option")) {
      String key = String.valueOf(arguments[0]);
      return key.equals("running") ? String.valueOf(events.isRunning()) : options.text(key);
    }
    events.accept(what, arguments);
    return null;
  }

  private static RecordingWriter open(Options options) throws IOException {
    Path directory = options.recordings();
    Files.createDirectories(directory);
    String name =
        ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".rec";
    return new RecordingWriter(new FileOutputStream(directory.resolve(name).toFile()));
  }

  private static Map<String, String> header() {
    Map<String, String> facts = new TreeMap<>();
    for (String key : new String[] {"java.specification.version", "java.vm.name", "os.name"}) {
      facts.put(key, System.getProperty(key, ""));
    }
    facts.put(Recording.STARTED, Long.toString(System.currentTimeMillis()));
    return facts;
  }

  /** Ends the recording when the JVM ends regularly. */
  private static final class Ending extends Thread {
    private final Recorder recorder;

    Ending(Recorder recorder) {
      super("incremental-recording-end");
      this.recorder = recorder;
    }

    @Override
    public void run() {
      recorder.finish();
    }
  }
}
