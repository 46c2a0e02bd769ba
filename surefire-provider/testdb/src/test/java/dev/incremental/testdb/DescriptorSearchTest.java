package dev.incremental.testdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorSearchTest {
  private static final String FILE = "incremental/database.properties";

  @TempDir Path module;

  /** What is loaded from somewhere else. */
  static final class Sample {}

  private Class<?> loadedFrom(Path directory) throws IOException, ClassNotFoundException {
    String name = Sample.class.getName();
    Path file = directory.resolve(name.replace('.', '/') + ".class");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream in =
        Objects.requireNonNull(
            Sample.class.getResourceAsStream("DescriptorSearchTest$Sample.class"))) {
      Files.copy(in, file);
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
      return loader.loadClass(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"target/test-classes", "bin", "bin/test"})
  void itLiesInTheBuildDirectoryWhereverClassesAreCompiledTo(String directory) throws Exception {
    Path file = module.resolve("target").resolve(FILE);
    Class<?> test = loadedFrom(module.resolve(directory));
    assertThatThrownBy(() -> DescriptorSearch.fileFor(test))
        .isInstanceOf(NoDatabaseException.class)
        .hasMessageContaining("No database was prepared for these tests")
        .hasMessageEndingWith("is missing): run mvn incremental:migrate");

    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.createFile(file);

    assertThat(DescriptorSearch.fileFor(test)).isEqualTo(file);
  }

  @Test
  void thatOfAnotherModuleIsNotTaken() throws Exception {
    Path file = module.resolve("target").resolve(FILE);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.createFile(file);
    Class<?> test = loadedFrom(module.resolve("inner/target/test-classes"));

    assertThatThrownBy(() -> DescriptorSearch.fileFor(test))
        .isInstanceOf(NoDatabaseException.class)
        .hasMessageContaining(module.resolve("inner/target").resolve(FILE) + " is missing");
  }
}
