package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.file;
import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files of the project, however they are read. */
class FileWrinklesIT {
  private static final List<String> READING =
      List.of(
          "Files.readString(P)",
          "new String(Files.readAllBytes(P))",
          "Files.readAllLines(P).get(0)",
          "Files.lines(P).findFirst().get()",
          "Files.newBufferedReader(P).readLine()",
          "new String(Files.newInputStream(P).readAllBytes())",
          "new Scanner(P).nextLine()",
          "new BufferedReader(new FileReader(P.toFile())).readLine()",
          "new String(new FileInputStream(P.toFile()).readAllBytes())",
          "new RandomAccessFile(P.toFile(), \"r\").readLine()",
          "java.nio.charset.StandardCharsets.UTF_8.decode(java.nio.channels.FileChannel.open(P).map(java.nio.channels.FileChannel.MapMode.READ_ONLY, 0, 1)).toString()",
          "new String(P.toUri().toURL().openStream().readAllBytes())",
          "new String(Files.readAllBytes(P.toAbsolutePath()))",
          "Files.readString(Files.copy(P, Files.createTempFile(\"copy\", \"\"), StandardCopyOption.REPLACE_EXISTING))",
          "(Files.size(P) == 1 ? \"1\" : \"2\")",
          "(Files.getAttribute(P, \"size\").equals(1L) ? \"1\" : \"2\")",
          "(Files.getFileAttributeView(P, java.nio.file.attribute.BasicFileAttributeView.class).readAttributes().size() == 1 ? \"1\" : \"2\")");

  private static final List<String> ASKING =
      List.of(
          "new File(F).exists()",
          "new File(F).isFile()",
          "new File(F).length() > 0",
          "new File(F).canRead()",
          "Files.exists(Path.of(F))",
          "!Files.notExists(Path.of(F))",
          "Files.isRegularFile(Path.of(F))",
          "(new File(F).lastModified() > 0)",
          "Files.isReadable(Path.of(F))");

  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");

  @Test
  void aFileSelectsItsReadersHoweverTheyRead() {
    List<SampleFile> files =
        new ArrayList<>(List.of(file("src/test/data/x.txt", "1"), UNCONCERNED));
    for (String expression : READING) {
      String reads = expression.replaceAll("\\bP\\b", "Path.of(\"src/test/data/x.txt\")");
      files.add(numbered(files.size(), "assertEquals(\"1\", " + reads + ");"));
    }
    Wrinkle.with(files.toArray(SampleFile[]::new))
        .edit(file("src/test/data/x.txt", "2"))
        .expectRun(names(READING.size()));
  }

  @Test
  void aFileThatWasMissingSelectsWhoAskedForItHoweverTheyAsked() {
    List<SampleFile> files =
        new ArrayList<>(List.of(file("src/test/data/y.txt", "1"), UNCONCERNED));
    for (String expression : ASKING) {
      String asks = expression.replaceAll("\\bF\\b", "\"src/test/data/x.txt\"");
      files.add(numbered(files.size(), "assertFalse(" + asks + ");"));
    }
    Wrinkle.with(files.toArray(SampleFile[]::new))
        .edit(file("src/test/data/x.txt", "1"))
        .expectRun(names(ASKING.size()));
  }

  @Test
  void aFileAppearsThatATestMakesAndRemoves() {
    String file = "Path.of(\"src/test/data/x.txt\")";
    Wrinkle.with(
            file("src/test/data/y.txt", "1"),
            test("ATest", "@Test void asks() { assertFalse(Files.exists(" + file + ")); }"),
            test(
                "BTest",
                "@Test void makes() throws Exception { Files.writeString("
                    + file
                    + ", \"1\", StandardOpenOption.CREATE_NEW); assertEquals(\"1\", Files.readString("
                    + file
                    + ")); Files.delete("
                    + file
                    + "); }"),
            UNCONCERNED)
        .edit(file("src/test/data/y.txt", "2"))
        .expectRun()
        .edit(file("src/test/data/x.txt", "2"))
        .expectRun("ATest#asks", "BTest#makes");
  }

  private static SampleFile numbered(int number, String body) {
    return test("File" + number + "Test", "@Test void asks() throws Exception { " + body + " }");
  }

  private static String[] names(int count) {
    return IntStream.range(2, count + 2)
        .mapToObj(number -> "File" + number + "Test#asks")
        .toArray(String[]::new);
  }

  @Test
  void aZipFileIsAFile() {
    Wrinkle.with(
            java(
                "Zips",
                "import java.util.zip.*; public class Zips { static int count(String f) throws Exception { try (ZipFile z = new ZipFile(f)) { return z.size(); } catch (ZipException e) { return -1; } } }"),
            file("src/test/data/x.zip", "not a zip"),
            test(
                "ATest",
                "@Test void opens() throws Exception { assertEquals(-1, Zips.count(\"src/test/data/x.zip\")); }"),
            UNCONCERNED)
        .edit(file("src/test/data/x.zip", "PK\u0005\u0006" + "\0".repeat(18)))
        .expectRun("ATest#opens");
  }

  @Test
  void aFileDeletedSelectsItsReaders() {
    Wrinkle.with(
            file("src/test/data/x.txt", "1"),
            test(
                "ATest",
                "@Test void reads() throws Exception { assertEquals(\"1\", Files.readString(Path.of(\"src/test/data/x.txt\"))); }"),
            UNCONCERNED)
        .delete("src/test/data/x.txt")
        .expectRun("ATest#reads");
  }

  @Test
  void aFileReadByAnInitialiserSelectsAllWhoUseIt() {
    Wrinkle.with(
            file("src/test/data/x.txt", "1"),
            java(
                "Config",
                "public class Config { static final String TEXT; static { try { TEXT = Files.readString(Path.of(\"src/test/data/x.txt\")); } catch (IOException e) { throw new UncheckedIOException(e); } } static String text() { return TEXT; } }"),
            test("ATest", "@Test void one() { assertEquals(\"1\", Config.text()); }"),
            test("BTest", "@Test void two() { assertEquals(\"1\", Config.TEXT); }"),
            UNCONCERNED)
        .edit(file("src/test/data/x.txt", "2"))
        .expectRun("ATest#one", "BTest#two");
  }

  @Test
  void whatATestItselfWritesIsNoReasonToRunItAgain() {
    Wrinkle.with(
            java("A", "public class A { static int one() { return 1; } }"),
            test(
                "ATest",
                "@Test void writes() throws Exception { Path p = Path.of(\"target/out.txt\"); Files.writeString(p, \"x\" + System.nanoTime()); assertEquals('x', Files.readString(p).charAt(0)); }"),
            test("BTest", "@Test void one() { assertEquals(1, A.one()); }"))
        .edit(java("A", "public class A { static int one() { return 2; } }"))
        .expectRun("BTest#one");
  }
}
