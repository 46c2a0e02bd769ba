package dev.incremental.plugin.fingerprint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The project and its environment as they are now; what was asked once is not read again. */
public final class ProjectState implements CurrentState {
  private static final long EXISTS = 1;

  private final ProjectClasses classes;
  private final FileContents files;
  private final Resources resources;
  private final PathTokens tokens;
  private final EnvironmentValues environment;
  private final Map<String, String> settings;
  private final Set<String> locations;
  private final Map<Dependency, Long> known = new ConcurrentHashMap<>();

  /**
   * Sees what these see.
   *
   * @param classes the project's classes
   * @param locations directories and jars where resources are looked up, in the order of the class
   *     path
   * @param tokens how paths are named
   * @param cache where hashes of files are remembered
   * @param properties the tests' system properties, null for one that is not set; the text of all
   *     of them, without secrets, for the empty name
   * @param variables the tests' environment
   * @param settings the text of each value that must match, by name
   */
  public ProjectState(
      ProjectClasses classes,
      List<Path> locations,
      PathTokens tokens,
      HashCache cache,
      Function<String, @Nullable String> properties,
      Map<String, String> variables,
      Map<String, String> settings) {
    this.classes = classes;
    this.files = new FileContents(cache);
    this.resources = new Resources(locations, files, cache);
    this.tokens = tokens;
    this.environment = new EnvironmentValues(properties, variables, tokens);
    this.settings = Map.copyOf(settings);
    this.locations =
        locations.stream()
            .flatMap(location -> tokens.name(location).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public long of(Dependency dependency) {
    return switch (dependency.kind()) {
      case METHOD, SHAPE -> unlessItFails(dependency); // the classes were all read before
      default -> once(dependency);
    };
  }

  private long once(Dependency dependency) {
    Long fingerprint = known.get(dependency);
    if (fingerprint == null) {
      fingerprint = unlessItFails(dependency);
      known.put(dependency, fingerprint);
    }
    return fingerprint;
  }

  /** Invalid paths, denied access and the like: what cannot be established is unknown. */
  private long unlessItFails(Dependency dependency) {
    try {
      return read(dependency.kind(), dependency.name());
    } catch (RuntimeException e) {
      return Fingerprint.UNKNOWN;
    }
  }

  private long read(DependencyKind kind, String name) {
    return switch (kind) {
      case METHOD -> method(name);
      case SHAPE -> classes.shape(name);
      case HEADER -> classes.header(name);
      case CLASS_NAME -> classes.names().contains(name) ? EXISTS : Fingerprint.ABSENT;
      case RESOURCE -> resources.of(name);
      case LOCATION -> locations.contains(name) ? EXISTS : Fingerprint.ABSENT;
      case FILE -> files.content(tokens.path(name));
      case EXISTENCE -> files.existence(tokens.path(name));
      case LISTING -> files.listing(tokens.path(name));
      case PROPERTY -> environment.property(name);
      case ENVIRONMENT -> environment.variable(name);
      case SETTING -> setting(name);
      case UNKNOWABLE -> Fingerprint.UNKNOWN;
    };
  }

  /**
   * Names of classes and methods may hold {@code #} themselves, if they were not written in Java.
   */
  private long method(String name) {
    int end = name.indexOf('(');
    for (int at = name.indexOf('#'); at >= 0 && at < end; at = name.indexOf('#', at + 1)) {
      long fingerprint = classes.method(name.substring(0, at), name.substring(at + 1));
      if (fingerprint != Fingerprint.ABSENT) {
        return fingerprint;
      }
    }
    return Fingerprint.ABSENT;
  }

  private long setting(String name) {
    String text = settings.get(name);
    return text == null ? Fingerprint.ABSENT : Hash.of(text);
  }
}
