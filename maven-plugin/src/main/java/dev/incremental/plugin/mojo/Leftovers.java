package dev.incremental.plugin.mojo;

import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.RunRecordings;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.store.Writing;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes over what an earlier run recorded before it was killed. */
final class Leftovers {
  private static final BaselineChoice OWN = new BaselineChoice(Optional.empty(), false);

  private final Module module;
  private final Memory memory;
  private final Instant now;

  Leftovers(Module module, Memory memory, Instant now) {
    this.module = module;
    this.memory = memory;
    this.now = now;
  }

  /**
   * Remembers what did not pass in it, and forgets the rest.
   *
   * @return what did not pass
   * @throws IOException if the recordings cannot be listed
   */
  Snapshot adopt() throws IOException {
    Snapshot failures = Snapshot.empty(now);
    for (SurefireExecution execution : module.executions()) {
      List<Path> files = module.files().recordingsIn(execution.id());
      Snapshot more = RunRecordings.read(files).failures(execution.id(), now);
      failures = Overlay.of(failures, more);
    }
    boolean none = failures.tests().isEmpty() && failures.failedContainers().isEmpty();
    if (none || isRemembered(failures)) {
      module.clearFiles();
    }
    return failures;
  }

  private boolean isRemembered(Snapshot failures) {
    Snapshot known = Overlay.of(History.load(memory, OWN, now).snapshot(), failures).ofCommit(null);
    byte[] bytes = new SnapshotCodec().write(known);
    return memory.store().writeLocal(memory.git().workTreeId(), memory.module(), bytes)
        instanceof Writing.Kept;
  }
}
