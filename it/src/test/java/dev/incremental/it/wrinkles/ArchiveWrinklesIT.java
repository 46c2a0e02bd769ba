package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.test;
import static dev.incremental.it.wrinkles.SampleFile.zip;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Archives of the project that are no libraries, however they are opened. */
class ArchiveWrinklesIT {
  private static final String ZIP = "src/test/data/x.jar";

  /** What opens the archive {@code P} as {@code a}, and what then reads the file in it. */
  private record Opening(String opens, String reads) {}

  private static final List<Opening> OPENINGS =
      List.of(
          new Opening(
              "FileSystems.newFileSystem(P)", "Files.newInputStream(a.getPath(\"/in/x.txt\"))"),
          new Opening(
              "FileSystems.newFileSystem(java.net.URI.create(\"jar:\" + P.toUri()), Map.of())",
              "Files.newInputStream(a.getPath(\"in/x.txt\"))"),
          new Opening(
              "new java.util.zip.ZipFile(P.toFile())",
              "a.getInputStream(a.getEntry(\"in/x.txt\"))"),
          new Opening(
              "new java.util.jar.JarFile(P.toString())",
              "a.getInputStream(a.getEntry(\"in/x.txt\"))"),
          new Opening("new java.util.zip.ZipInputStream(Files.newInputStream(P))", "next(a)"),
          new Opening(
              "new java.util.jar.JarInputStream(new FileInputStream(P.toFile()))", "next(a)"),
          new Opening(
              "new java.net.URLClassLoader(new java.net.URL[] {P.toUri().toURL()}, null)",
              "a.getResourceAsStream(\"in/x.txt\")"),
          new Opening("new java.net.URL(\"jar:\" + P.toUri() + \"!/in/x.txt\").openStream()", "a"));

  @Test
  void anArchiveSelectsItsReadersHoweverTheyReadIt() {
    List<SampleFile> files = new ArrayList<>(List.of(zip(ZIP, "in/x.txt", "1")));
    List<String> readers = new ArrayList<>();
    for (Opening opening : OPENINGS) {
      String name = "Archive" + files.size() + "Test";
      files.add(reader(name, opening));
      readers.add(name + "#reads");
    }
    files.add(
        test(
            "UnconcernedTest",
            "@Test void writes() throws Exception { Files.writeString(Path.of(\"target/x.jar\"), \"1\"); }"));
    Wrinkle.with(files.toArray(SampleFile[]::new))
        .edit(zip(ZIP, "in/x.txt", "2"))
        .expectRun(readers.toArray(String[]::new));
  }

  private static SampleFile reader(String name, Opening opening) {
    String opens = opening.opens().replaceAll("\\bP\\b", "Path.of(\"" + ZIP + "\")");
    return test(
        name,
        "static InputStream next(java.util.zip.ZipInputStream zip) throws IOException { zip.getNextEntry(); return zip; }\n"
            + "@Test void reads() throws Exception { try (var a = "
            + opens
            + "; InputStream in = "
            + opening.reads()
            + ") { assertEquals(\"1\", new String(in.readAllBytes())); } }");
  }
}
