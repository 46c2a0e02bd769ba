package dev.incremental.it.edits;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The edits possible in one method with a body. */
public record MethodEdits(String file, String method, List<Edit> edits) {

  public MethodEdits {
    edits = List.copyOf(edits);
  }

  /**
   * The methods of a source file that can be edited, in source order.
   *
   * @throws IOException when the source cannot be parsed
   */
  public static List<MethodEdits> in(String file, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject object = new Text(source);
    JavacTask task =
        (JavacTask)
            compiler.getTask(null, null, d -> {}, List.of("-proc:none"), null, List.of(object));
    List<MethodEdits> found = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      EditFinder finder =
          new EditFinder(file, source, unit, Trees.instance(task).getSourcePositions());
      found.addAll(finder.find());
    }
    return found;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String source;

    Text(String source) {
      super(URI.create("string:///Source.java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
