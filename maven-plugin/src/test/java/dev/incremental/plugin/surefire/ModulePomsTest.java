package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which modules are found around one that Maven loaded alone. */
class ModulePomsTest {
  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void aRepositoryOfModules() throws IOException {
    root = Files.createDirectories(directory.resolve("repository"));
    Files.createDirectory(root.resolve(".git"));
    pom(directory, "<groupId>outside</groupId><artifactId>outside</artifactId>");
    pom(
        root,
        "<groupId>g</groupId><artifactId>root</artifactId><modules><module>core</module>"
            + "<module>group/pom.xml</module><module>gone</module></modules>"
            + "<profiles><profile><modules><module>extra</module></modules></profile></profiles>");
    pom(root.resolve("core"), child("core"));
    pom(root.resolve("extra"), child("extra"));
    pom(root.resolve("group"), child("group") + "<modules><module>../inner</module></modules>");
    pom(root.resolve("inner"), "<groupId>g.other</groupId><artifactId>inner</artifactId>");
    Files.createDirectories(root.resolve("broken"));
    Files.writeString(root.resolve("broken/pom.xml"), "<project>");
  }

  @Test
  void allModulesOfTheRepositoryAreFoundFromAnyOfThem() {
    assertThat(ModulePoms.around(root.resolve("core"), List.of(root.resolve("core"))))
        .containsOnlyKeys("g:root", "g:core", "g:extra", "g:group", "g.other:inner")
        .containsEntry("g.other:inner", root.resolve("inner"));
  }

  @Test
  void nothingIsReadWhereMavenLoadedTheTopmost() {
    assertThat(ModulePoms.around(root.resolve("core"), List.of(root))).isEmpty();
  }

  private static String child(String name) {
    return "<parent><groupId>g</groupId><artifactId>root</artifactId><version>1</version></parent>"
        + "<artifactId>"
        + name
        + "</artifactId>";
  }

  private static void pom(Path module, String content) throws IOException {
    Files.createDirectories(module);
    Files.writeString(module.resolve("pom.xml"), "<project>" + content + "</project>");
  }
}
