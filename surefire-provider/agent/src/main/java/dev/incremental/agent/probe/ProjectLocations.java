package dev.incremental.agent.probe;

import dev.incremental.recording.Origin;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its code source whether a class is the project's, a library's or was made on the fly.
 */
public final class ProjectLocations {
  private final List<String> locations = new ArrayList<>();
  private final List<String> excluded;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /**
   * Creates the locations.
   *
   * @param locations the project's class directories and jars, absolute
   * @param excluded packages, with all that is below them, and classes that get no probes
   */
  public ProjectLocations(List<String> locations, List<String> excluded) {
    this.excluded = excluded;
    for (String location : locations) {
      this.locations.add(text(Path.of(location)));
    }
  }

  /**
   * Where a class comes from; null if it is none of the project's business.
   *
   * @param name the class's binary name
   */
  @Nullable Origin origin(String name, @Nullable ProtectionDomain domain) {
    Origin origin = origin(domain);
    return origin == Origin.PROJECT && isExcluded(name) ? Origin.EXCLUDED : origin;
  }

  private boolean isExcluded(String name) {
    for (String each : excluded) {
      int end = each.length();
      if (name.startsWith(each)
          && (name.length() == end || name.charAt(end) == '.' || name.charAt(end) == '$')) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Origin origin(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null) {
      return Origin.GENERATED;
    }
    if (!"file".equals(location.getProtocol())) {
      return "jrt".equals(location.getProtocol()) ? null : Origin.GENERATED;
    }
    String path = location.getPath();
    Boolean ours = known.get(path);
    if (ours == null) {
      ours = isProject(location);
      known.put(path, ours);
    }
    return ours ? Origin.PROJECT : null;
  }

  private boolean isProject(URL location) {
    try {
      return locations.contains(text(Path.of(location.toURI())));
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      return true;
    }
  }

  private static String text(Path path) {
    try {
      return path.toRealPath().toString();
    } catch (java.io.IOException e) {
      return path.toAbsolutePath().normalize().toString();
    }
  }
}
