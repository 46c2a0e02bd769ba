package dev.incremental.plugin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * As whom PostgreSQL's programs run: they refuse to run as root, which is who builds run as in
 * containers.
 *
 * @param prefix what comes before a command
 * @param owner to whom the server's files must belong, as a number; empty for who runs this
 */
record ServerUser(List<String> prefix, Optional<Integer> owner) {
  private static final int NOBODY = 65534;
  private static final int ROOT = 0;
  private static final Path SELF = Path.of("/proc/self");

  /** Ways for root to be nobody, the best first: files stay root's own, or become nobody's. */
  private static final List<String> UNMAPPED = List.of("unshare", "-U");

  private static final List<List<String>> NOBODIES =
      List.of(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
          List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "nobody"));

  /**
   * Looks which way works here.
   *
   * @param directory which the server's user must be able to enter
   */
  static ServerUser detect(Path directory) throws IOException, DatabaseException {
    if (!isRoot()) {
      boolean isKnown = works(List.of(), List.of("id", "-un"), directory);
      boolean needsName = !isKnown && canBeUnmapped(directory); // as where numbers are drawn
      return new ServerUser(needsName ? UNMAPPED : List.of(), Optional.empty());
    }
    if (canBeUnmapped(directory)) {
      return new ServerUser(UNMAPPED, Optional.of(ROOT));
    }
    Optional<ServerUser> nobody = nobody(directory);
    if (nobody.isPresent()) {
      return nobody.get();
    }
    throw new DatabaseException(
        "PostgreSQL does not run as root, and nobody else can run it here",
        directory.toString(),
        "run the build as another user, let others enter all directories above that one (or name"
            + " another one by incremental.database.directory), or name a server by"
            + " incremental.database.url");
  }

  /** Who runs a server already, as far as it matters to one who stops it. */
  static ServerUser ofServer(Path data) throws IOException, DatabaseException {
    boolean isNobodys = isRoot() && uid(data).equals(Optional.of(NOBODY));
    Path directory = Objects.requireNonNull(data.getParent());
    return isNobodys
        ? nobody(directory).orElseGet(() -> new ServerUser(UNMAPPED, Optional.of(ROOT)))
        : detect(directory);
  }

  private static Optional<ServerUser> nobody(Path directory) {
    List<String> enter = List.of("sh", "-c", "cd \"$0\" && id -u", directory.toString());
    return NOBODIES.stream()
        .filter(each -> works(each, enter, Path.of("/")))
        .map(each -> new ServerUser(each, Optional.of(NOBODY)))
        .findFirst();
  }

  /** Whether root cannot keep data where only root can enter. */
  static boolean needsOpenDirectory() {
    return isRoot() && !canBeUnmapped(Path.of("/"));
  }

  private static boolean canBeUnmapped(Path directory) {
    return works(UNMAPPED, List.of("id", "-u"), directory);
  }

  private static boolean works(List<String> prefix, List<String> command, Path directory) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    try {
      Command.Outcome outcome = Command.run(words, directory);
      return outcome.exit() == 0 && !outcome.output().equals("0");
    } catch (IOException e) {
      return false; // no such program: the next way, or the error that names all
    }
  }

  private static boolean isRoot() {
    Optional<Object> uid = uid(SELF);
    return uid.isPresent()
        ? uid.get().equals(ROOT)
        : System.getProperty("user.name", "").equals("root");
  }

  /** Whether a directory is this user's own, as far as the system tells. */
  static boolean owns(Path directory) {
    Optional<Object> self = uid(SELF);
    return self.isEmpty() || uid(directory).equals(self);
  }

  private static Optional<Object> uid(Path file) {
    try {
      return Optional.ofNullable(Files.getAttribute(file, "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty(); // not Linux
    }
  }

  List<String> command(String... parts) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(parts));
    return command;
  }

  /** Makes a file or directory the server's own, unless it is. */
  void own(Path file) throws IOException {
    Optional<Object> now = uid(file);
    if (owner.isPresent() && now.isPresent() && !now.get().equals(owner.get())) {
      String both = owner.get() + ":" + owner.get();
      Command.Outcome outcome =
          Command.run(List.of("chown", "-R", both, file.toString()), Path.of("/"));
      if (outcome.exit() != 0) {
        throw new IOException("chown: " + outcome.output());
      }
    }
  }
}
