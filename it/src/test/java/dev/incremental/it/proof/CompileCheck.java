package dev.incremental.it.proof;

import dev.incremental.it.edits.SourceFile;
import dev.incremental.it.maven.FileTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Tells in a second, without Maven, whether an edited source file still compiles. */
final class CompileCheck {
  private final String classPath;
  private final Path scratch;

  CompileCheck(String classPath, Path scratch) {
    this.classPath = classPath;
    this.scratch = scratch;
  }

  boolean compiles(SourceFile original, String edited) throws IOException {
    Files.createDirectories(scratch);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", scratch.toString(), "-cp", classPath);
    boolean compiled =
        compiler
            .getTask(null, null, d -> {}, options, null, List.of(new Text(original, edited)))
            .call();
    new FileTree(scratch).delete();
    return compiled;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String source;

    Text(SourceFile original, String source) {
      super(URI.create("string:///" + original.path().getFileName()), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
