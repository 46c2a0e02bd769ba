package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleDescriptorsTest {
  @TempDir Path directory;

  @Test
  void whatAModuleSaysOfItselfIsOneStatementALine() throws IOException {
    compile(
        "open module a.b { requires transitive java.xml; exports a to java.sql, java.desktop; uses Runnable; }");

    assertThat(ModuleDescriptors.of(List.of(directory.resolve("none"), directory)))
        .isEqualTo(
            "OPEN module a.b\nMANDATED requires java.base\nTRANSITIVE requires java.xml\nexports a to java.desktop, java.sql\nuses java.lang.Runnable");
  }

  @Test
  void anAnnotationOfAModuleCounts() throws IOException {
    compile("module a.b { }");
    String before = ModuleDescriptors.of(List.of(directory));
    compile("@Deprecated module a.b { }");

    assertThat(ModuleDescriptors.of(List.of(directory))).startsWith(before).isNotEqualTo(before);
  }

  @Test
  void aJarOfAModuleSaysTheSame() throws IOException {
    compile("module a.b { exports a; }");
    Path jar = directory.resolve("b.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("module-info.class"));
      Files.copy(directory.resolve("module-info.class"), zip);
    }

    assertThat(ModuleDescriptors.of(List.of(jar)))
        .isEqualTo(ModuleDescriptors.of(List.of(directory)))
        .contains("exports a");
  }

  @Test
  void withoutModulesThereIsNothingToSay() throws IOException {
    assertThat(ModuleDescriptors.of(List.of(directory))).isEmpty();

    Files.writeString(directory.resolve("module-info.class"), "no class");
    assertThat(ModuleDescriptors.of(List.of(directory))).startsWith("unreadable module");
  }

  private void compile(String declaration) throws IOException {
    Path source = Files.writeString(directory.resolve("module-info.java"), declaration);
    Path other = Files.createDirectories(directory.resolve("a")).resolve("A.java");
    Files.writeString(other, "package a; class A {}");
    String out = directory.toString();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", out, source.toString(), other.toString());
    assertThat(exit).isZero();
  }
}
