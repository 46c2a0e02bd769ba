package dev.incremental.plugin.fingerprint;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names paths in a way that means the same in another checkout and on another machine.
 *
 * <p>Below the repository's root a path is relative; otherwise the innermost of the known places
 * decides: <code>${home}/…</code>, <code>${m2}/…</code>, or no name at all below the directory for
 * temporary files and the JDK, which make no dependency of their own. Whatever lies elsewhere keeps
 * its absolute path, with tokens for parts that a {@link Redaction} knows, but for what the kernel
 * makes up ({@code /proc}, {@code /sys}, {@code /dev}).
 */
public final class PathTokens {
  private static final String ROOT = "${root}";
  private static final String HOME = "${home}";
  private static final String LIBRARIES = "${m2}";
  private static final String TEMPORARY = "${tmp}";
  private static final String JDK = "${jdk}";
  private static final List<String> NAMED = List.of(HOME, LIBRARIES);
  private static final List<String> OF_THE_KERNEL = List.of("/proc", "/sys", "/dev");

  private final Path root;
  private final Path home;
  private final Path localRepository;
  private final List<Place> places;
  private final Redaction redaction;

  private record Place(Path path, String token) {}

  /**
   * Knows these places, also by the paths that links in them lead to.
   *
   * @param root the repository's root
   * @param home the user's home directory
   * @param localRepository Maven's local repository
   * @param temporary the directory for temporary files
   * @param jdk the JDK's home
   */
  public PathTokens(Path root, Path home, Path localRepository, Path temporary, Path jdk) {
    this(root, home, localRepository, temporary, jdk, Redaction.OF_SECRETS_ALONE);
  }

  /** Knows these places, and names of the user and the host besides. */
  public PathTokens(
      Path root, Path home, Path localRepository, Path temporary, Path jdk, Redaction redaction) {
    this.redaction = redaction;
    this.root = absolute(root);
    this.home = absolute(home);
    this.localRepository = absolute(localRepository);
    Stream<Place> others =
        Stream.of(
                places(home, HOME),
                places(localRepository, LIBRARIES),
                places(temporary, TEMPORARY),
                places(jdk, JDK))
            .flatMap(each -> each)
            .sorted(Comparator.comparing(place -> -place.path().getNameCount()));
    this.places = Stream.concat(places(root, ROOT), others).toList();
  }

  /**
   * Names a path.
   *
   * @return the name, with {@code /} between its parts; {@code .} for the root itself; empty where
   *     the path is to be ignored
   */
  public Optional<String> name(Path absolute) {
    Path path = absolute(absolute);
    for (Place place : places) {
      if (path.startsWith(place.path())) {
        String below = slashed(place.path().relativize(path));
        return place.token().equals(ROOT) ? Optional.of(inRoot(below)) : outside(place, below);
      }
    }
    String name = slashed(path);
    boolean kernel = OF_THE_KERNEL.stream().anyMatch(top -> (name + "/").startsWith(top + "/"));
    return kernel ? Optional.empty() : Optional.of(redaction.path(name));
  }

  /** The path that a name stands for here. */
  public Path path(String name) {
    Path path;
    if (isBelow(name, HOME)) {
      path = home.resolve(below(name, HOME));
    } else if (isBelow(name, LIBRARIES)) {
      path = localRepository.resolve(below(name, LIBRARIES));
    } else {
      path = root.resolve(Path.of(name).isAbsolute() ? redaction.expanded(name) : name);
    }
    return path.normalize();
  }

  /** Replaces the known places by tokens wherever a text names them or something below them. */
  public String text(String text) {
    String result = text;
    for (Place place : places) {
      String path = place.path().toString();
      if (result.contains(path)) {
        result = pattern(path).matcher(result).replaceAll(Matcher.quoteReplacement(place.token()));
      }
    }
    return result;
  }

  /** Not within a longer name: {@code /home/me} is no part of {@code /home/me2}. */
  private static Pattern pattern(String path) {
    return Pattern.compile("(?<![\\w.-])" + Pattern.quote(path) + "(?![\\w.-])");
  }

  /** A path and what its links lead to; the top of a file system is no place. */
  private static Stream<Place> places(Path path, String token) {
    Path absolute = absolute(path);
    return Stream.of(absolute, real(absolute))
        .filter(each -> each.getNameCount() > 0)
        .distinct()
        .map(each -> new Place(each, token));
  }

  private static Optional<String> outside(Place place, String below) {
    boolean named = NAMED.contains(place.token());
    return named ? Optional.of(place.token() + "/" + below) : Optional.empty();
  }

  /** A directory may be called like a token, left behind by a property that was not there. */
  private static String inRoot(String below) {
    return below.isEmpty() ? "." : below.startsWith("${") ? "./" + below : below;
  }

  private static boolean isBelow(String name, String token) {
    return name.startsWith(token + "/");
  }

  private static String below(String name, String token) {
    return name.substring(token.length() + 1);
  }

  private static String slashed(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }
}
