package dev.incremental.agent;

import dev.incremental.agent.boot.BootClass;
import dev.incremental.agent.scope.FrameworkEvents;
import dev.incremental.agent.scope.Recorder;
import dev.incremental.recording.NameKind;
import dev.incremental.recording.Origin;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedMethods;
import dev.incremental.recording.RecordingWriter;
import dev.incremental.recording.ScopeKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Plays a short recording into the void, so that every class the recorder needs is loaded before it
 * first holds its lock while tests run: loading one then could wait for a class loader's lock that
 * another thread holds while it waits for the recorder.
 */
final class Rehearsal {
  private static final RecordedMethods METHODS =
      new RecordedMethods(List.of("d()V", "e()V"), new int[] {1});

  private Rehearsal() {}

  static void perform(BootClass boot) throws IOException {
    Recorder recorder =
        new Recorder(boot, new RecordingWriter(OutputStream.nullOutputStream()), Map.of());
    int method = recorder.declare("a", Origin.PROJECT, "b", List.of("c"), METHODS);
    recorder.declareScope(method, ScopeKind.STATE, "a#d()V");
    recorder.declareScope(method + 1, ScopeKind.INITIALISER, "a");
    recorder.containerStarted("container", "a");
    rehearse(new FrameworkEvents(recorder));
    recorder.testStarted("test", "a#d()");
    for (int i = 0; i < 3; i++) {
      recorder.entered(method);
      recorder.entered(method + 1);
      boot.chunk(0)[method] = 1;
      recorder.exited(method + 1);
      recorder.exited(method);
    }
    recorder.touch(NameKind.FILE, "f");
    recorder.note("test", Outcome.PASSED);
    recorder.testFinished("test", Outcome.FAILED);
    recorder.testSkipped("a#e()");
    recorder.containerFinished("container", Outcome.PASSED);
    recorder.poison("rehearsal");
    recorder.finish();
  }

  private static void rehearse(FrameworkEvents events) {
    events.accept("setUpBegan", new Object[] {"a#d", null});
    events.accept("setUpMayBegin", new Object[] {"a#e", events});
    events.accept("setUpEnded", new Object[] {"a#e"});
    events.accept("setUpEnded", new Object[] {"a#d"});
  }
}
