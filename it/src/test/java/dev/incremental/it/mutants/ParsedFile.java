package dev.incremental.it.mutants;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import java.util.Optional;

/**
 * A source file as the compiler understood it.
 *
 * @param file relative to the project's directory, with {@code /}
 */
record ParsedFile(String file, String text, CompilationUnitTree unit, JavacTask task) {

  int start(Tree tree) {
    return (int) trees().getSourcePositions().getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) trees().getSourcePositions().getEndPosition(unit, tree);
  }

  Trees trees() {
    return Trees.instance(task);
  }

  String text(Tree tree) {
    return text.substring(start(tree), end(tree));
  }

  /** The edit that replaces a tree; none where the tree has no text of its own. */
  Optional<Edit> replacing(Operator operator, String member, Tree tree, String after) {
    int from = start(tree);
    int to = end(tree);
    boolean written = from >= 0 && to > from && !text.substring(from, to).equals(after);
    return written
        ? Optional.of(at(operator, member, from, text.substring(from, to), after))
        : Optional.empty();
  }

  /** The edit that replaces some text. */
  Edit at(Operator operator, String member, int offset, String before, String after) {
    int line = (int) unit.getLineMap().getLineNumber(offset);
    return new Edit(file, member, line, operator, offset, before, after);
  }
}
