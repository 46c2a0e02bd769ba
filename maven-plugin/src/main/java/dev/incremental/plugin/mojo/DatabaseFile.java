package dev.incremental.plugin.mojo;

import dev.incremental.testdb.contract.Descriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Tells tests where their databases come from, in a file which only its owner may read. */
final class DatabaseFile {
  private final OwnersFile file;

  DatabaseFile(Path directory) {
    file = new OwnersFile(directory, Descriptor.FILE);
  }

  void write(Descriptor descriptor) throws IOException {
    file.write(descriptor.properties());
  }

  /** What a copy of the template holds; something new each time where that is not known. */
  String content() {
    return file.read()
        .map(properties -> properties.getProperty(Descriptor.CONTENT))
        .orElseGet(() -> "unknown " + UUID.randomUUID());
  }

  void delete() throws IOException {
    file.delete();
  }
}
