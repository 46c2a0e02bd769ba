package dev.incremental.plugin.mojo;

import dev.incremental.plugin.snapshot.RecordingMerger;
import dev.incremental.testdb.contract.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells tests where their databases come from, in a file which only its owner may read. */
final class DatabaseFile {
  /** What the content of forks' databases is called where it has changed. */
  static final String HELD = RecordingMerger.DATABASE;

  private static final Pattern SERVERS = Pattern.compile("//([^/?]+)/");

  private final OwnersFile file;
  private final Path noted;

  DatabaseFile(Path directory) {
    file = new OwnersFile(directory, Descriptor.FILE);
    noted = directory.resolveSibling(Descriptor.NOTED);
  }

  void write(Descriptor descriptor) throws IOException {
    file.write(descriptor.properties());
    new WholeFile(noted).write(descriptor.content());
  }

  /** What a copy of the template holds; something new each time where that is not known. */
  String content() {
    return file.read()
        .map(properties -> properties.getProperty(Descriptor.CONTENT))
        .orElseGet(() -> "unknown " + UUID.randomUUID());
  }

  /** Where its server listens: hosts, each with its port unless that is the usual one. */
  String servers() {
    Matcher servers =
        SERVERS.matcher(file.read().map(each -> each.getProperty("url", "")).orElse(""));
    return servers.find() ? servers.group(1) : "localhost";
  }

  void delete() throws IOException {
    file.delete();
    Files.deleteIfExists(noted);
  }
}
