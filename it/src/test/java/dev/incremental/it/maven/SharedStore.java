package dev.incremental.it.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A store behind HTTP, and the arguments with which a build uses it. */
record SharedStore(UploadServer server, Path settings) implements AutoCloseable {

  /** Starts an empty one; its user and password come into a file of a directory. */
  static SharedStore in(Path directory) throws IOException {
    Path settings = directory.resolve("global-settings.xml");
    Files.writeString(
        settings,
        """
        <settings><servers><server>
          <id>builds</id><username>%s</username><password>%s</password>
        </server></servers></settings>
        """
            .formatted(UploadServer.USER, UploadServer.PASSWORD));
    return new SharedStore(UploadServer.start(), settings);
  }

  /** What to add to a build's arguments, together with more of them. */
  String[] arguments(String... more) {
    List<String> own =
        List.of(
            "-gs",
            settings.toString(),
            "-Dincremental.store=" + server.address(),
            "-Dincremental.store.serverId=builds");
    return Stream.concat(own.stream(), Stream.of(more)).toArray(String[]::new);
  }

  @Override
  public void close() {
    server.close();
  }
}
