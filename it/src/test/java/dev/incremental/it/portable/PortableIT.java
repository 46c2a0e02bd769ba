package dev.incremental.it.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.EditDraw;
import dev.incremental.it.libraries.Library;
import dev.incremental.it.libraries.LibraryHistory;
import dev.incremental.it.libraries.PluginVersions;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.PrivateRepository;
import dev.incremental.it.maven.SharedStore;
import dev.incremental.it.portable.Place.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A snapshot that was published on one machine, used on another.
 *
 * <p>The other machine differs in what an ordinary one differs in: its user, home, directories,
 * local repository, JDK's place, time zone and locale; the project says nothing of these. {@code
 * -Dit.portable.java} names another build of the same JDK for it, {@code -Dit.portable.edits} how
 * many edits are drawn, {@code -Dit.portable.seed} which, {@code -Dit.portable.library} of what. A
 * table comes into {@code target/portable-*.md}.
 */
class PortableIT {
  private static final int EDITS = Integer.getInteger("it.portable.edits", 2);
  private static final long SEED = Long.getLong("it.portable.seed", 1);
  private static final Library LIBRARY =
      Library.named(System.getProperty("it.portable.library", "commons-cli"));

  @TempDir static Path parent;

  private static SharedStore store;
  private static Place here;
  private static Place there;

  @BeforeAll
  static void publish() throws IOException {
    store = SharedStore.in(parent);
    MavenClient maven =
        PrivateRepository.ofThisBuild().withEnvironment(Map.of("TZ", "Europe/Zurich"));
    Path downloads = Path.of("target", "sample", LIBRARY.artifactId(), "downloads");
    Git history =
        new LibraryHistory(LIBRARY, downloads.toAbsolutePath(), maven, PluginVersions.ofThisBuild())
            .writeTo(parent.resolve("here"));
    List<String> shared = List.of(store.arguments());
    here = new Place(history.directory(), maven, shared);
    assertThat(here.mvn("incremental:snapshot", "-Dincremental.publish=true").orThrow().output())
        .contains(", published");
    Path clone = parent.resolve("on another machine/in some/deeper directory");
    there = new Place(history.cloneTo(clone).directory(), elsewhere(maven), shared);
  }

  private static MavenClient elsewhere(MavenClient maven) throws IOException {
    Path home = Files.createDirectories(parent.resolve("home/ada"));
    Path repository = LinkedTree.of(maven.localRepository(), home.resolve(".m2/repository"));
    String given = System.getProperty("it.portable.java", "");
    Path java =
        given.isEmpty()
            ? LinkedTree.of(Path.of(System.getProperty("java.home")), parent.resolve("jdk"))
            : Path.of(given);
    Map<String, String> environment = new TreeMap<>(maven.environment());
    environment.put("HOME", home.toString());
    environment.put("USER", "ada");
    environment.put("LOGNAME", "ada");
    environment.put("TZ", "Asia/Tokyo");
    environment.put(
        "JAVA_TOOL_OPTIONS",
        "-Duser.language=de -Duser.country=CH -Duser.name=ada -Duser.home=" + home);
    return maven.with(repository).withJava(java).withEnvironment(environment);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @Test
  void anEditSelectsThereWhatItSelectsHere() throws IOException {
    EditDraw draw = EditDraw.from(here.directory().resolve("src/main/java"), SEED);
    List<String> rows =
        new ArrayList<>(
            List.of("| edit | here | there | only there |", "| --- | --- | --- | --- |"));
    rows.add(row("none", here.selected(), there.selected()));
    for (int i = 0, edits = 0; edits < EDITS; i++) {
      Edit edit = draw.get(i);
      if (here.compiles(edit)) {
        rows.add(row(edit.toString(), here.selected(edit), there.selected(edit)));
        edits++;
      }
    }
    Files.write(Path.of("target", "portable-" + LIBRARY.artifactId() + ".md"), rows);
  }

  private static String row(String edit, Selected one, Selected other) {
    assertThat(other.all()).as(edit).isEqualTo(one.all()).isPositive();
    assertThat(other.percent())
        .as(() -> edit + "\n" + other.output())
        .isCloseTo(one.percent(), within(1.0));
    Map<String, String> onlyThere = new TreeMap<>(other.tests());
    onlyThere.keySet().removeAll(one.tests().keySet());
    return String.format(
        Locale.ROOT,
        "| %s | %d of %d (%.1f %%) | %d (%.1f %%) | %s |",
        edit.replace("|", "\\|"),
        one.tests().size(),
        one.all(),
        one.percent(),
        other.tests().size(),
        other.percent(),
        onlyThere);
  }
}
