package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnJarTest {
  private static final String PROPERTIES = "META-INF/maven/g/a/pom.properties";

  @TempDir Path parent;
  private Path classes;

  @BeforeEach
  void compile() throws IOException {
    classes = Files.createDirectories(parent.resolve("classes"));
    Files.createDirectories(classes.resolve("a"));
    Files.writeString(classes.resolve("a/One.class"), "one");
    Files.writeString(classes.resolve("a/one.txt"), "text");
  }

  @Test
  void whatIsPackagedAsItIsAddsNothing() throws IOException {
    assertThat(compare(Map.of("a/One.class", "one", "a/one.txt", "text")))
        .isEqualTo(new OwnJar(true, ""));
  }

  @Test
  void otherFilesAreAdditions() throws IOException {
    OwnJar one = compare(Map.of("a/One.class", "one", "META-INF/MANIFEST.MF", "1"));
    OwnJar two = compare(Map.of("a/One.class", "one", "META-INF/MANIFEST.MF", "2"));

    assertThat(one.sameClasses()).isTrue();
    assertThat(one.additions()).startsWith("META-INF/MANIFEST.MF=");
    assertThat(two.additions()).isNotEqualTo(one.additions());
  }

  @Test
  void theDateInMavensPropertiesCountsForNothing() throws IOException {
    OwnJar one = compare(Map.of("a/One.class", "one", PROPERTIES, "#Monday\nversion=1\n"));
    OwnJar two = compare(Map.of("a/One.class", "one", PROPERTIES, "#Tuesday\nversion=1\n"));
    OwnJar three = compare(Map.of("a/One.class", "one", PROPERTIES, "#Tuesday\nversion=2\n"));

    assertThat(two).isEqualTo(one);
    assertThat(three).isNotEqualTo(one);
  }

  @Test
  void changedAddedAndMissingClassesAreOtherClasses() throws IOException {
    assertThat(compare(Map.of("a/One.class", "uno")).sameClasses()).isFalse();
    assertThat(compare(Map.of("a/One.class", "one", "a/Two.class", "two")).sameClasses()).isFalse();
    assertThat(compare(Map.of("a/one.txt", "text")).sameClasses()).isFalse();
  }

  @Test
  void ofAnUnreadableJarNothingIsBelieved() throws IOException {
    Path jar = Files.writeString(parent.resolve("a.jar"), "no jar");

    assertThat(OwnJar.compare(jar, classes).sameClasses()).isFalse();
  }

  private OwnJar compare(Map<String, String> content) throws IOException {
    Path jar = parent.resolve("a.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> each : new TreeMap<>(content).entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return OwnJar.compare(jar, classes);
  }
}
