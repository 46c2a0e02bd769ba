package dev.incremental.testdb.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratedFilesTest {
  private static final String LOCATION = "db/migration";

  @TempDir Path base;
  private Path classes;
  private Path jar;

  @BeforeEach
  void migrations() throws IOException {
    classes = base.resolve("classes dir");
    jar = base.resolve("more.jar");
    write("V1__a.sql", "a\r\nb");
    write("later/V2__b.sql", "b");
    jar("V3__c.sql", "c");
    try (JarOutputStream out =
        new JarOutputStream(Files.newOutputStream(base.resolve("none.jar")))) {
      out.putNextEntry(new JarEntry("x"));
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = classes.resolve(LOCATION).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void jar(String name, String text) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(LOCATION + "/" + name));
      out.write(text.getBytes(UTF_8));
    }
  }

  /** As they are now, written and read. */
  private MigratedFiles read() throws IOException {
    Map<MigrationPlace, SortedMap<String, byte[]>> contents = new LinkedHashMap<>();
    for (Path root : new Path[] {classes, base.resolve("absent"), jar, base.resolve("none.jar")}) {
      MigrationPlace place = new MigrationPlace(root, LOCATION);
      contents.put(place, place.files());
    }
    MigratedFiles files = MigratedFiles.of(contents);
    Properties properties = new Properties();
    files.writeTo(properties);
    assertThat(MigratedFiles.readFrom(properties)).isEqualTo(files);
    return files;
  }

  @Test
  void whatIsTheSameMakesNoDifference() throws IOException {
    MigratedFiles files = read();
    write("V1__a.sql", "a\nb");

    assertThat(files.difference()).as("line ends").isEmpty();
    assertThat(files.hashes().keySet())
        .as("a jar without migrations is not looked into again")
        .extracting(MigrationPlace::root)
        .containsExactly(classes, base.resolve("absent"), jar);
  }

  @Test
  void aFileThatIsNewOrGoneOrEditedIsNamed() throws IOException {
    MigratedFiles files = read();

    write("V4__d.sql", "d");
    assertThat(files.difference()).contains("db/migration/V4__d.sql is new");
    write("later/V2__b.sql", "c");
    assertThat(files.difference()).contains("db/migration/later/V2__b.sql has changed, and 1 more");
    Files.delete(classes.resolve(LOCATION).resolve("V1__a.sql"));
    assertThat(files.difference()).contains("db/migration/V1__a.sql has gone, and 2 more");
    assertThat(read().difference()).isEmpty();
  }

  @Test
  void aDirectoryThatWasNotThereIsLookedInto() throws IOException {
    MigratedFiles files = read();
    classes = base.resolve("absent");
    write("V5__e.sql", "e");

    assertThat(files.difference()).contains("db/migration/V5__e.sql is new");
  }

  @Test
  void aJarThatIsAnotherIsNoticed() throws IOException {
    MigratedFiles files = read();
    jar("V3__c.sql", "d");
    assertThat(files.difference()).contains("db/migration/V3__c.sql has changed");

    Files.delete(jar);
    assertThat(files.difference()).contains("db/migration/V3__c.sql has gone");
  }
}
