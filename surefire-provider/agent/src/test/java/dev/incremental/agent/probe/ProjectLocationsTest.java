package dev.incremental.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.recording.Origin;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose a class is, by where it was loaded from. */
class ProjectLocationsTest {
  private final Path classes = Path.of("target/classes").toAbsolutePath();
  private final Path jar = Path.of("core-1.0.jar").toAbsolutePath();
  private final ProjectLocations locations =
      new ProjectLocations(List.of(classes.toString(), jar.toString()), List.of("a.b", "a.C"));

  @Test
  void directoriesAndJarsOfTheProjectHoldItsClasses() throws MalformedURLException {
    assertThat(origin("x.Y", classes.toUri().toURL())).isEqualTo(Origin.PROJECT);
    assertThat(origin("x.Y", jar.toUri().toURL())).isEqualTo(Origin.PROJECT);
    assertThat(origin("x.Y", jar.resolveSibling("library.jar").toUri().toURL())).isNull();
    assertThat(origin("x.Y", null)).isEqualTo(Origin.GENERATED);
  }

  @Test
  void packagesWithAllBelowThemAndClassesAreExcludedWhereTheyAreTheProjects()
      throws MalformedURLException {
    URL place = classes.toUri().toURL();

    assertThat(origin("a.b.X", place)).isEqualTo(Origin.EXCLUDED);
    assertThat(origin("a.b.c.X", place)).isEqualTo(Origin.EXCLUDED);
    assertThat(origin("a.C$D", place)).isEqualTo(Origin.EXCLUDED);
    assertThat(origin("a.bc.X", place)).isEqualTo(Origin.PROJECT);
    assertThat(origin("a.CD", place)).isEqualTo(Origin.PROJECT);
    assertThat(origin("a.b.X", null)).isEqualTo(Origin.GENERATED);
  }

  private @Nullable Origin origin(String name, @Nullable URL location) {
    CodeSource source = new CodeSource(location, (Certificate[]) null);
    return locations.origin(name, new ProtectionDomain(source, null));
  }
}
