package dev.incremental.plugin.surefire;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The arguments of a fork's JVM, without the quotes around them.
 *
 * @param words one each
 */
public record JvmArguments(List<String> words) {
  /** Surefire splits at white space outside of quotes. */
  static final Pattern WORD = Pattern.compile("(?:[^\\s\"']++|\"[^\"]*+\"|'[^']*+'|[\"'])++");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*+)\"|'([^']*+)'");

  /** Beginnings of arguments that name a file with more of them. */
  private static final List<String> FILES = List.of("@", "-XX:VMOptionsFile=", "-XX:Flags=");

  /** Splits an {@code argLine} as Surefire does. */
  public static JvmArguments of(String argLine) {
    return new JvmArguments(
        WORD.matcher(argLine)
            .results()
            .map(word -> QUOTED.matcher(word.group()).replaceAll("$1$2"))
            .toList());
  }

  /** The value that counts of a system property; empty where it is not set, or to nothing. */
  public Optional<String> property(String name) {
    String beginning = "-D" + name + "=";
    return words.stream()
        .filter(word -> word.startsWith(beginning) && word.length() > beginning.length())
        .map(word -> word.substring(beginning.length()))
        .reduce((one, other) -> other);
  }

  /** Whether a system property is set of which the name matches a pattern. */
  public boolean define(Pattern name) {
    return words.stream()
        .filter(word -> word.startsWith("-D"))
        .anyMatch(word -> name.matcher(word.substring(2).replaceFirst("=.*", "")).matches());
  }

  /** Files that hold more arguments, as far as their names can be files'. */
  public List<Path> files() {
    return words.stream().flatMap(JvmArguments::file).toList();
  }

  private static Stream<Path> file(String word) {
    try {
      return FILES.stream()
          .filter(word::startsWith)
          .map(beginning -> Path.of(word.substring(beginning.length())))
          .limit(1);
    } catch (InvalidPathException e) {
      return Stream.of(Path.of("")); // the JVM will not find it either
    }
  }
}
