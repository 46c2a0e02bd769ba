package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lines that runs leave beside a module's snapshots, the oldest first, in {@code
 * audits/<module>.jsonl}.
 *
 * <p>All work trees of a clone write to the same file. Each writer holds a lock while it reads the
 * file, adds its line and puts the new file in the old one's place, so that no line is lost and
 * readers always find a whole file. Of too many lines the oldest go.
 */
public final class Journal {
  /** How many lines are kept. */
  public static final int KEPT_LINES = 500;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 5;

  private final Path store;
  private final Path file;
  private final Path lock;
  private final int keptLines;

  /**
   * @param store the store's directory, which need not exist yet
   */
  public Journal(Path store, String module) {
    this(store, module, KEPT_LINES);
  }

  Journal(Path store, String module, int keptLines) {
    Path directory = store.resolve("audits");
    this.store = store;
    this.file = directory.resolve(ModuleKey.fileName(module) + ".jsonl");
    this.lock = directory.resolve(ModuleKey.fileName(module) + ".lock");
    this.keptLines = keptLines;
  }

  /**
   * What is in the journal.
   *
   * @param lines as many as could be read
   * @param problem what is wrong with it, as a clause for the user
   */
  public record Content(List<String> lines, Optional<String> problem) {}

  /** Reads it; a damaged one is set aside. */
  public Content read() {
    Stored stored = new StoredFile(store, file).read();
    if (stored instanceof Stored.Found found) {
      return new Content(new String(found.content(), UTF_8).lines().toList(), Optional.empty());
    }
    return new Content(
        List.of(),
        stored instanceof Stored.Unusable unusable
            ? Optional.of(unusable.reason())
            : Optional.empty());
  }

  /**
   * Adds a line.
   *
   * @return what is in the journal then, the new line among it even where it cannot be written
   */
  public Content add(String line) {
    synchronized (Journal.class) { // on POSIX systems one thread's close drops another's lock
      return addLocked(line);
    }
  }

  private Content addLocked(String line) {
    try (FileChannel channel = open()) {
      FileLock held = waitFor(channel);
      if (held == null) {
        return with(line, Optional.of("cannot write " + file + ": others do so all the time"));
      }
      Content content = with(line, Optional.empty());
      Writing writing =
          new StoredFile(store, file)
              .write((String.join("\n", content.lines()) + "\n").getBytes(UTF_8));
      return writing instanceof Writing.NotKept refused
          ? new Content(content.lines(), Optional.of(refused.reason()))
          : content;
    } catch (IOException e) {
      return with(line, Optional.of("cannot lock " + lock + ": " + Problem.of(e)));
    }
  }

  private Content with(String line, Optional<String> problem) {
    Content before = read();
    List<String> lines = new ArrayList<>(before.lines());
    lines.add(line);
    return new Content(
        List.copyOf(lines.subList(Math.max(0, lines.size() - keptLines), lines.size())),
        problem.or(before::problem));
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(lock.getParent());
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Waits for other processes as well as for other threads; closing the channel gives it back. */
  private static @Nullable FileLock waitFor(FileChannel channel) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      FileLock held = attempt(channel);
      if (held != null) {
        return held;
      }
      pause();
    } while (System.nanoTime() < end);
    return null;
  }

  private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this process has it, by another class loader
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
