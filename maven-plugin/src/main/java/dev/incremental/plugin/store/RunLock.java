package dev.incremental.plugin.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one run at a time select and record in a module of a work tree.
 *
 * <p>The operating system holds the lock and drops it when the owner dies, however it dies. Who
 * owns it stands in a file of its own, because on POSIX systems a process that merely opens and
 * closes the locked file loses its lock.
 */
public final class RunLock implements AutoCloseable {
  private static final String LOCKS = "locks";

  /** How asking for the lock ended. */
  public sealed interface Attempt {

    /**
     * This run has the lock.
     *
     * @param notice what the user may want to know: an earlier run died
     */
    record Held(RunLock lock, Optional<String> notice) implements Attempt {}

    /**
     * Another run has it.
     *
     * @param reason names it, as a clause for the user without a full stop
     */
    record Busy(String reason) implements Attempt {}

    /**
     * No lock can be had here, for instance because the store is read-only.
     *
     * @param reason a clause for the user, without a full stop
     */
    record Unavailable(String reason) implements Attempt {}
  }

  private final FileChannel channel;
  private final Path ownerFile;

  private RunLock(FileChannel channel, Path ownerFile) {
    this.channel = channel;
    this.ownerFile = ownerFile;
  }

  /**
   * Asks for the lock and does not wait.
   *
   * @param store the store's directory
   * @param command what this run is doing, to name it to others
   */
  public static Attempt acquire(Path store, String workTreeId, String module, String command) {
    Path directory = store.resolve(LOCKS).resolve(ModuleKey.fileName(workTreeId));
    String name = ModuleKey.fileName(module);
    synchronized (RunLock.class) { // the system's locks do not tell threads apart
      return acquire(
          directory.resolve(name + ".lock"),
          directory.resolve(name + ".owner"),
          LockOwner.thisProcess(command));
    }
  }

  private static Attempt acquire(Path lockFile, Path ownerFile, LockOwner self) {
    Optional<LockOwner> previous = LockOwner.read(ownerFile);
    if (previous.filter(self::isSameProcess).isPresent()) {
      return busy(previous);
    }
    FileChannel channel = null;
    try {
      Files.createDirectories(lockFile.getParent());
      channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return busy(LockOwner.read(ownerFile));
      }
      self.write(ownerFile);
      return new Attempt.Held(new RunLock(channel, ownerFile), previous.map(RunLock::takenOver));
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
      return busy(previous);
    } catch (IOException e) {
      closeQuietly(channel);
      return new Attempt.Unavailable("cannot lock " + lockFile + ": " + Problem.of(e));
    }
  }

  private static Attempt busy(Optional<LockOwner> owner) {
    return new Attempt.Busy(
        "another run is busy here: " + owner.map(LockOwner::inWords).orElse("an unknown process"));
  }

  private static String takenOver(LockOwner previous) {
    return "an earlier run did not end properly: " + previous.inWords();
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // the lock goes with the process
      }
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    synchronized (RunLock.class) {
      try {
        Files.deleteIfExists(ownerFile);
      } catch (IOException e) {
        // the next run says that this one did not end properly, which is as true
      }
      closeQuietly(channel);
    }
  }
}
