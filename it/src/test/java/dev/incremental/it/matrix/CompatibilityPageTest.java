package dev.incremental.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.Pom;
import dev.incremental.it.site.MarkdownPage;
import dev.incremental.plugin.database.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Versions that the documentation names are those that the matrix runs. */
class CompatibilityPageTest {
  private final Pom pom = Pom.read(Path.of("pom.xml"));

  CompatibilityPageTest() throws IOException {}

  @Test
  void rowsOfThePageAreTheVersionsOfTheMatrix() throws Exception {
    List<String> rows = new ArrayList<>();
    rows.add(row("Maven", mavens()));
    rows.add(row("JDK", Cell.JDKS.stream().map(String::valueOf).toList()));
    rows.add(row("Surefire", Cell.SUREFIRES));
    for (Engine engine : Engine.values()) {
      rows.add(row(engine.title(), List.of(engine.artifact().split(":")[2])));
    }
    List<String> servers = new ArrayList<>();
    for (int major = 14; major <= 18; major++) {
      servers.add(Release.of(String.valueOf(major)).version().replaceFirst("\\.0$", ""));
    }
    rows.add(row("PostgreSQL", servers));

    assertThat(MarkdownPage.ofSite("compatibility").text().lines())
        .containsSequence(rows.toArray(String[]::new));
  }

  @Test
  void theTableOfAllHasTheSameOnes() {
    List<String> lines = MarkdownPage.ofSite("matrix").text().lines().toList();
    assertThat(lines)
        .contains(
            "| Surefire | engine |"
                + mavens().stream()
                    .flatMap(
                        maven ->
                            Cell.JDKS.stream()
                                .map(jdk -> " Maven " + maven + ", JDK " + jdk + " |"))
                    .collect(Collectors.joining()));
    for (String surefire : Cell.SUREFIRES) {
      for (Engine engine : Engine.values()) {
        assertThat(lines)
            .filteredOn(line -> line.startsWith("| " + surefire + " | " + engine.title() + " | "))
            .hasSize(1);
      }
    }
  }

  private static String row(String what, List<String> versions) {
    return "| " + what + " | " + String.join(", ", versions) + " |";
  }

  private List<String> mavens() {
    return Stream.of("old", "other", "next")
        .map(which -> pom.at("properties").orElseThrow().text(which + ".maven.version"))
        .toList();
  }
}
