package dev.incremental.plugin.fingerprint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java sources given as text, to class files in memory or in a directory. */
final class JavaSources {
  private static final Pattern NAME = Pattern.compile("(?:class|interface|enum|record)\\s+(\\w+)");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager PLATFORM =
      COMPILER.getStandardFileManager(null, Locale.ROOT, null);

  private final List<String> options;

  private JavaSources(List<String> options) {
    this.options = options;
  }

  /** With full debug information, for the Java that runs the tests. */
  static JavaSources javac() {
    return new JavaSources(List.of("-g", "-proc:none", "-Xlint:none"));
  }

  JavaSources with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new JavaSources(all);
  }

  /** The class files by binary name. */
  Map<String, byte[]> compile(String... sources) {
    Output output = new Output();
    StringWriter messages = new StringWriter();
    List<Source> units = Arrays.stream(sources).map(Source::new).toList();
    if (!COMPILER.getTask(messages, output, null, options, null, units).call()) {
      throw new IllegalArgumentException(messages.toString());
    }
    Map<String, byte[]> classes = new TreeMap<>();
    output.files.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  /** Writes the class files below a directory. */
  void compileTo(Path directory, String... sources) {
    compile(sources).forEach((name, bytes) -> write(directory, name, bytes));
  }

  static Path write(Path directory, String name, byte[] bytes) {
    Path file = directory.resolve(name.replace('.', '/') + ".class");
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + name(text) + ".java"), Kind.SOURCE);
      this.text = text;
    }

    private static String name(String text) {
      Matcher name = NAME.matcher(text.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", ""));
      if (name.find()) {
        return name.group(1);
      }
      return text.startsWith("module ") ? "module-info" : "package-info";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> files = new TreeMap<>();

    Output() {
      super(PLATFORM);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("bytes:///" + name.replace('$', '_')), kind) {
        @Override
        public OutputStream openOutputStream() {
          return files.computeIfAbsent(name, absent -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
