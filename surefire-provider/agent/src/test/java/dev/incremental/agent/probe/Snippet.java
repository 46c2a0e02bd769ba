package dev.incremental.agent.probe;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java source compiled while a test runs: class files by binary name. */
final class Snippet {
  private Snippet() {}

  /** Compiles a file of package {@code s}. */
  static Map<String, byte[]> compiled(String release, Path directory, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///s/Snippet.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "package s;\n" + source;
          }
        };
    List<String> options =
        List.of("--release", release, "-g", "-proc:none", "-d", directory.toString());
    if (!compiler.getTask(messages, null, null, options, null, List.of(file)).call()) {
      throw new AssertionError(messages);
    }
    return classes(directory);
  }

  private static Map<String, byte[]> classes(Path directory) {
    Map<String, byte[]> classes = new HashMap<>();
    try (Stream<Path> files = Files.list(directory.resolve("s"))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        classes.put("s." + name.substring(0, name.length() - 6), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }
}
