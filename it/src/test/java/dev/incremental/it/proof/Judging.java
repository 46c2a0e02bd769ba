package dev.incremental.it.proof;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.EditDraw;
import dev.incremental.it.libraries.Library;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Hands out edits to lanes until enough are killed, and writes each row down. */
final class Judging {
  private final Library library;
  private final ProofOptions options;
  private final Ledger<LedgerRow> ledger;
  private final EditDraw draw;
  private final Deque<Integer> left;
  private final String commit;
  private final PrintStream out;
  private final Instant end;
  private int killed;

  Judging(
      Library library,
      ProofOptions options,
      Ledger<LedgerRow> ledger,
      EditDraw draw,
      List<Integer> indices,
      String commit,
      PrintStream out) {
    this.library = library;
    this.options = options;
    this.ledger = ledger;
    this.draw = draw;
    this.left = new ArrayDeque<>(indices);
    this.commit = commit;
    this.out = out;
    this.end = Instant.now().plus(options.limit());
  }

  /** Runs all lanes to the end; the first failure ends the proof. */
  void run(List<Lane> lanes) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(lanes.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Lane lane : lanes) {
        running.add(
            threads.submit(
                () -> {
                  judgeAll(lane);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("A lane failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** The rows of this library, version and seed. */
  List<LedgerRow> rows() {
    return ledger.rows().stream().filter(r -> r.key().equals(key(r.key().index()))).toList();
  }

  private void judgeAll(Lane lane) throws IOException {
    for (Integer index = next(); index != null; index = next()) {
      Edit edit = draw.get(index);
      EditKey key = key(index);
      @Nullable LedgerRow earlier = ledger.find(key).orElse(null);
      if (earlier != null && !earlier.edit().equals(edit)) {
        throw new IOException("The ledger has another edit as " + key + ": " + earlier.edit());
      }
      LedgerRow row = done(earlier) ? earlier : lane.judge(key, edit, earlier);
      note(row, row != earlier);
    }
  }

  private boolean done(@Nullable LedgerRow row) {
    if (row == null || row.verdict() == Verdict.KILLED) {
      return row != null && options.truthOnly();
    }
    return !row.verdict().killed() || !options.again() || row.commit().equals(commit);
  }

  private synchronized @Nullable Integer next() {
    boolean enough = killed >= options.killed() || Instant.now().isAfter(end);
    return enough ? null : left.poll();
  }

  private synchronized void note(LedgerRow row, boolean isNew) throws IOException {
    if (row.verdict().killed() || row.verdict() == Verdict.KILLED) {
      killed++;
    }
    if (isNew) {
      ledger.append(row);
      out.printf(
          Locale.ROOT,
          "%d %s killing %d, executed %d of %d, missed %s, full %.1f s, ours %.1f s: %s%n",
          row.key().index(),
          row.verdict(),
          row.killing().size(),
          row.executed(),
          row.total(),
          row.missed(),
          row.fullMillis() / 1000.0,
          row.oursMillis() / 1000.0,
          row.edit());
    }
  }

  private EditKey key(int index) {
    return new EditKey(library.artifactId(), library.newest(), options.seed(), index);
  }
}
