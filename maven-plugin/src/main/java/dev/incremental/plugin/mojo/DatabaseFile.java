package dev.incremental.plugin.mojo;

import dev.incremental.testdb.contract.Descriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Tells tests where their databases come from, in a file which only its owner may read. */
final class DatabaseFile {
  private final OwnersFile file;
  private final Path noted;

  DatabaseFile(Path directory) {
    file = new OwnersFile(directory, Descriptor.FILE);
    noted = directory.resolveSibling(Descriptor.NOTED);
  }

  void write(Descriptor descriptor) throws IOException {
    file.write(descriptor.properties());
    Files.writeString(noted, descriptor.content(), StandardCharsets.UTF_8);
  }

  /** What a copy of the template holds; something new each time where that is not known. */
  String content() {
    return file.read()
        .map(properties -> properties.getProperty(Descriptor.CONTENT))
        .orElseGet(() -> "unknown " + UUID.randomUUID());
  }

  void delete() throws IOException {
    file.delete();
    Files.deleteIfExists(noted);
  }
}
