package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Stored.Absent;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * One file of the store, replaced as a whole or not at all.
 *
 * <p>Nothing is forced to disk: after a power cut the checksum tells, and a lost snapshot costs one
 * full run.
 */
final class StoredFile {
  static final String TEMPORARY = ".tmp";
  static final String DAMAGED = ".damaged";

  /** Larger than any snapshot; a file beyond it is not ours, and is not loaded into memory. */
  static final long LARGEST = 256L << 20;

  private final Path store;
  private final Path file;

  /**
   * @param store the store's directory; files are written there and then moved to their places
   */
  StoredFile(Path store, Path file) {
    this.store = store;
    this.file = file;
  }

  Stored read() {
    try {
      if (Files.size(file) > LARGEST) {
        return new Unusable(file + " is too large for a snapshot");
      }
      byte[] bytes = Files.readAllBytes(file);
      return Container.open(bytes).<Stored>map(Found::new).orElseGet(this::damaged);
    } catch (NoSuchFileException e) {
      return missing();
    } catch (IOException e) {
      return new Unusable("cannot read " + file + ": " + Problem.of(e));
    }
  }

  /** Newer JDKs call a file "missing" as well when something on the way to it is no directory. */
  private Stored missing() {
    return Files.exists(store) && !Files.isDirectory(store)
        ? new Unusable("cannot read " + file + ": " + store + " is not a directory")
        : new Absent();
  }

  /** Looks again first: a writer may have replaced it meanwhile. */
  private Stored damaged() {
    Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
    String reason = file + " is damaged, its checksum does not match its content";
    try {
      Optional<byte[]> replaced = Container.open(Files.readAllBytes(file));
      if (replaced.isPresent()) {
        return new Found(replaced.get());
      }
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return new Unusable(reason + "; set aside as " + aside.getFileName());
    } catch (IOException readOnly) {
      return new Unusable(reason + "; delete it");
    }
  }

  Writing write(byte[] content) {
    Path temporary = store.resolve(UUID.randomUUID() + TEMPORARY);
    try {
      Files.createDirectories(store);
      try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
        Container.write(content, out);
      }
      Files.createDirectories(file.getParent());
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      return new Kept();
    } catch (IOException e) {
      discard(temporary);
      return new NotKept("cannot write " + file + ": " + Problem.of(e));
    }
  }

  Writing delete() {
    try {
      Files.deleteIfExists(file);
      return new Kept();
    } catch (IOException e) {
      return new NotKept("cannot delete " + file + ": " + Problem.of(e));
    }
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // the next tidying removes it
    }
  }
}
