package dev.incremental.it.mutants;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds literals in a tree, but not in classes or annotations within it, and changes them. */
final class LiteralEdits extends TreeScanner<@Nullable Void, @Nullable Void> {
  static final Set<Tree.Kind> TEXTS = EnumSet.of(Tree.Kind.STRING_LITERAL, Tree.Kind.CHAR_LITERAL);
  static final Set<Tree.Kind> ALL = EnumSet.allOf(Tree.Kind.class);

  private final ParsedFile source;
  private final Operator operator;
  private final String member;
  private final Set<Tree.Kind> kinds;
  private final List<Edit> found = new ArrayList<>();

  private LiteralEdits(ParsedFile source, Operator operator, String member, Set<Tree.Kind> kinds) {
    this.source = source;
    this.operator = operator;
    this.member = member;
    this.kinds = kinds;
  }

  static List<Edit> in(
      Iterable<? extends Tree> trees,
      ParsedFile source,
      Operator operator,
      String member,
      Set<Tree.Kind> kinds) {
    LiteralEdits edits = new LiteralEdits(source, operator, member, kinds);
    edits.scan(trees, null);
    return edits.found;
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
    if (kinds.contains(literal.getKind())) {
      String after = changed(literal, source.text(literal));
      source.replacing(operator, member, literal, after).ifPresent(found::add);
    }
    return null;
  }

  private static String changed(LiteralTree literal, String text) {
    return switch (literal.getKind()) {
      case INT_LITERAL, LONG_LITERAL, FLOAT_LITERAL, DOUBLE_LITERAL -> "(" + text + " + 1)";
      case BOOLEAN_LITERAL -> text.equals("true") ? "false" : "true";
      case CHAR_LITERAL -> "(char) (" + text + " + 1)";
      case STRING_LITERAL ->
          text.endsWith("\"\"\"") ? text : text.substring(0, text.length() - 1) + "~\"";
      default -> text;
    };
  }
}
