package dev.incremental.plugin.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what is checked out from the files of an ordinary repository, which takes a millisecond
 * where loading JGit takes a second. Whatever is not ordinary is left to JGit.
 */
final class PlainHead {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");
  private static final String SYMBOLIC = "ref: ";
  private static final String HEADS = "refs/heads/";

  /** Sections and values of a configuration that change how a repository is to be read. */
  private static final Pattern SPECIAL =
      Pattern.compile("\\s*(\\[\\s*(extensions|include).*|bare(?!\\s*=\\s*false\\s*$).*)");

  private static final Pattern CONFIGURATION =
      Pattern.compile("\\s*(\\[[^\\[\\]]+]|[a-z][a-z0-9-]*\\s*(=.*)?|[#;].*)?");

  private final GitDirectories git;

  PlainHead(GitDirectories git) {
    this.git = git;
  }

  /** What is checked out; empty where only JGit can tell. */
  Optional<Head> read() {
    try {
      return isOrdinary() ? head() : Optional.empty();
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      return Optional.empty(); // JGit finds the words for what is wrong
    }
  }

  private boolean isOrdinary() throws IOException {
    try (Stream<String> lines = Files.lines(git.common().resolve("config"))) {
      return Files.isDirectory(git.common().resolve("objects"))
          && lines.map(line -> line.toLowerCase(Locale.ROOT)).allMatch(PlainHead::isOrdinary);
    }
  }

  private static boolean isOrdinary(String line) {
    return CONFIGURATION.matcher(line).matches() && !SPECIAL.matcher(line).matches();
  }

  private Optional<Head> head() throws IOException {
    String head = Files.readString(git.own().resolve("HEAD"), StandardCharsets.UTF_8).strip();
    if (!head.startsWith(SYMBOLIC)) {
      return id(head).map(commit -> new Head(commit, null));
    }
    String branch = head.substring(SYMBOLIC.length()).strip();
    return branch.startsWith(HEADS)
        ? commitOf(branch).map(commit -> new Head(commit, branch.substring(HEADS.length())))
        : Optional.empty();
  }

  /** A branch in a file of its own hides one that was packed. */
  private Optional<String> commitOf(String branch) throws IOException {
    Path loose = git.common().resolve(branch);
    return Files.exists(loose)
        ? id(Files.readString(loose, StandardCharsets.UTF_8).strip())
        : packed(branch);
  }

  private Optional<String> packed(String branch) throws IOException {
    try (Stream<String> lines =
        Files.lines(git.common().resolve("packed-refs"), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.endsWith(" " + branch))
          .findFirst()
          .flatMap(line -> id(line.substring(0, line.length() - branch.length() - 1)));
    }
  }

  private static Optional<String> id(String text) {
    return ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }
}
