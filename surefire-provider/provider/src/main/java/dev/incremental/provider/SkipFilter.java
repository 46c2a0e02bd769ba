package dev.incremental.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves out the test methods that a file names, one id a line.
 *
 * <p>What the file does not name is included, and so is everything when there is no such file or it
 * cannot be read: new tests run, and doubt runs them all. Classes are never left out as such.
 */
public final class SkipFilter implements PostDiscoveryFilter {
  private static final FilterResult INCLUDED = FilterResult.included("not known to be unaffected");
  private static final FilterResult EXCLUDED = FilterResult.excluded("not affected by any change");

  private final Events events;
  private final Set<String> skipped;

  /** Creates the filter that the launcher finds as a service. */
  public SkipFilter() {
    this(BootEvents.reach());
  }

  SkipFilter(Events events) {
    this.events = events;
    String file = events.option("skip");
    this.skipped = file == null || file.isEmpty() ? Set.of() : read(file, events);
  }

  @Override
  public FilterResult apply(@Nullable TestDescriptor descriptor) {
    if (descriptor == null || skipped.isEmpty()) {
      return INCLUDED;
    }
    boolean skip =
        TestIds.ofMethod(descriptor.getSource().orElse(null)).filter(skipped::contains).isPresent();
    return skip && !events.running() ? EXCLUDED : INCLUDED;
  }

  private static Set<String> read(String file, Events events) {
    try (var lines = Files.lines(Path.of(file), StandardCharsets.UTF_8)) {
      return lines.filter(line -> !line.isEmpty()).collect(Collectors.toUnmodifiableSet());
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException | RuntimeException e) {
      events.event("notice", "Nothing is skipped: the list " + file + " cannot be read: " + e);
      return Set.of();
    }
  }
}
