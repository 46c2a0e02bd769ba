package dev.incremental.plugin.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL's programs run: they refuse to run as root, which is who builds run as in
 * containers.
 *
 * @param prefix what comes before a command
 * @param ownsFiles whether the server's files must belong to another user
 */
record ServerUser(List<String> prefix, boolean ownsFiles) {
  private static final String NOBODY = "65534";

  /** Looks which way works here. */
  static ServerUser detect(Path directory) throws IOException, DatabaseException {
    if (!System.getProperty("user.name", "").equals("root")) {
      return new ServerUser(List.of(), false);
    }
    List<String> unmapped = List.of("unshare", "-U");
    if (works(unmapped, directory)) {
      return new ServerUser(unmapped, false);
    }
    List<String> nobody =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    if (works(nobody, directory)) {
      return new ServerUser(nobody, true);
    }
    throw new DatabaseException(
        "PostgreSQL does not run as root, and nobody else can be had",
        "neither unshare nor setpriv works here",
        "run the build as another user, or name a server by incremental.database.url");
  }

  private static boolean works(List<String> prefix, Path directory) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("id", "-u"));
    try {
      Command.Outcome outcome = Command.run(command, directory);
      return outcome.exit() == 0 && !outcome.output().equals("0");
    } catch (IOException e) {
      return false; // no such program: the next way, or the error that names both
    }
  }

  List<String> command(String... parts) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(parts));
    return command;
  }

  /** Makes a directory the server's own. */
  void own(Path directory) throws IOException {
    if (ownsFiles) {
      Command.Outcome outcome =
          Command.run(
              List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString()), directory);
      if (outcome.exit() != 0) {
        throw new IOException("chown: " + outcome.output());
      }
    }
  }
}
