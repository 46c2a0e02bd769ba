package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jars can be compared class by class. */
class RepositoryModulesTest {
  @TempDir Path directory;

  @Test
  void aJarWithClassesForSomeJdksIsComparedAsAWhole() throws IOException {
    assertThat(RepositoryModules.isPlain(jar("plain.jar", "a/A.class"))).isTrue();
    assertThat(RepositoryModules.isPlain(jar("described.jar", "a/A.class", "module-info.class")))
        .isTrue();
    assertThat(RepositoryModules.isPlain(jar("late.jar", "META-INF/versions/9/module-info.class")))
        .isTrue();
    assertThat(RepositoryModules.isPlain(jar("two.jar", "META-INF/versions/9/a/A.class")))
        .isFalse();
  }

  @Test
  void directoriesAreAndWhatCannotBeReadIsNot() throws IOException {
    assertThat(RepositoryModules.isPlain(directory)).isTrue();
    assertThat(RepositoryModules.isPlain(directory.resolve("gone.jar"))).isFalse();
    assertThat(RepositoryModules.isPlain(Files.writeString(directory.resolve("x.jar"), "no jar")))
        .isFalse();
  }

  private Path jar(String name, String... entries) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    Path jar = directory.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String entry : entries) {
        out.putNextEntry(new JarEntry(entry));
      }
    }
    return jar;
  }
}
