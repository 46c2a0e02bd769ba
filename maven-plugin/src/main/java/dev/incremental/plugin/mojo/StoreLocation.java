package dev.incremental.plugin.mojo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where the user wants snapshots to be kept. */
final class StoreLocation {
  private static final Pattern OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final String FILE = "file:";

  private StoreLocation() {}

  /**
   * The directory; empty where none is chosen.
   *
   * @param base what a relative path is relative to
   * @throws UserProblem if it is no directory's name
   */
  static Optional<Path> of(@Nullable String text, Path base) throws UserProblem {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String place = text.strip();
    try {
      if (place.toLowerCase(Locale.ROOT).startsWith(FILE)) {
        String path = place.substring(FILE.length());
        return Optional.of(
            path.startsWith("/") ? Path.of(URI.create(place)) : base.resolve(path).normalize());
      }
      if (!OTHER_SCHEME.matcher(place).matches()) {
        return Optional.of(base.resolve(place).normalize());
      }
    } catch (IllegalArgumentException e) {
      throw problem(place);
    }
    throw problem(place);
  }

  private static UserProblem problem(String place) {
    return new UserProblem(
        "'" + place + "' is no place for snapshots",
        "parameter incremental.store",
        "give a directory, such as file:/var/cache/incremental");
  }
}
