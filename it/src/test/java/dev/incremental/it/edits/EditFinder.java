package dev.incremental.it.edits;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks one parsed file and notes every edit that each method's body allows. */
final class EditFinder extends TreeScanner<@Nullable Void, @Nullable Void> {

  /** A method being walked: return type is null inside a lambda, whose type is not known here. */
  private record Open(String name, @Nullable Tree returnType, List<Edit> edits) {}

  private final String file;
  private final String source;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<MethodEdits> found = new ArrayList<>();

  EditFinder(String file, String source, CompilationUnitTree unit, SourcePositions positions) {
    this.file = file;
    this.source = source;
    this.unit = unit;
    this.positions = positions;
  }

  List<MethodEdits> find() {
    scan(unit, null);
    return found;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
    if (method.getBody() == null || start(method.getBody()) < 0) {
      return null;
    }
    String name = method.getName().toString();
    open.push(new Open(name, method.getReturnType(), new ArrayList<>()));
    scan(method.getBody(), null);
    Open done = open.pop();
    if (!done.edits().isEmpty()) {
      found.add(new MethodEdits(file, name, done.edits()));
    }
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
    Open outer = open.peek();
    if (outer == null) {
      return null;
    }
    open.push(new Open(outer.name(), null, outer.edits()));
    super.visitLambdaExpression(lambda, null);
    open.pop();
    return null;
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
    Tree condition = tree.getCondition();
    note(Operator.NEGATE_CONDITION, condition, "(!" + text(condition) + ")");
    return super.visitIf(tree, null);
  }

  @Override
  public @Nullable Void visitConditionalExpression(
      ConditionalExpressionTree tree, @Nullable Void unused) {
    Tree condition = tree.getCondition();
    note(Operator.NEGATE_CONDITION, condition, "!(" + text(condition) + ")");
    return super.visitConditionalExpression(tree, null);
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
    BinarySwap swap = BinarySwap.of(tree.getKind());
    if (swap != null && !concatenates(tree)) {
      int from = end(tree.getLeftOperand());
      int to = start(tree.getRightOperand());
      int at = from < 0 || to < 0 ? -1 : source.indexOf(swap.before(), from);
      if (at >= 0 && at < to) {
        note(swap.operator(), at, swap.before(), swap.after());
      }
    }
    return super.visitBinary(tree, null);
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
    Open here = open.peek();
    if (tree.getExpression() != null && here != null && here.returnType() != null) {
      String value = text(tree.getExpression());
      note(
          Operator.CHANGE_RETURN,
          tree.getExpression(),
          ReturnValue.instead(here.returnType().toString(), value));
    }
    return super.visitReturn(tree, null);
  }

  @Override
  public @Nullable Void visitExpressionStatement(
      ExpressionStatementTree tree, @Nullable Void unused) {
    if (tree.getExpression() instanceof MethodInvocationTree call && !constructorCall(call)) {
      note(Operator.REMOVE_CALL, tree, ";");
    }
    return super.visitExpressionStatement(tree, null);
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void unused) {
    switch (tree.getKind()) {
      case INT_LITERAL, LONG_LITERAL ->
          note(Operator.CHANGE_LITERAL, tree, "(" + text(tree) + " + 1)");
      case BOOLEAN_LITERAL -> note(Operator.CHANGE_LITERAL, tree, "!" + text(tree));
      default -> {}
    }
    return super.visitLiteral(tree, null);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
    if (tree.getExpression() instanceof BinaryTree binary) {
      note(Operator.DROP_OPERAND, binary, text(binary.getLeftOperand()));
    }
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
    switch (tree.getKind()) {
      case POSTFIX_INCREMENT, PREFIX_INCREMENT ->
          note(Operator.SWAP_STEP, tree, text(tree).replace("++", "--"));
      case POSTFIX_DECREMENT, PREFIX_DECREMENT ->
          note(Operator.SWAP_STEP, tree, text(tree).replace("--", "++"));
      default -> {}
    }
    return super.visitUnary(tree, null);
  }

  private static boolean constructorCall(MethodInvocationTree call) {
    String callee = call.getMethodSelect().toString();
    return callee.equals("this") || callee.equals("super") || callee.endsWith(".super");
  }

  private static boolean concatenates(BinaryTree tree) {
    if (tree.getKind() != Tree.Kind.PLUS) {
      return false;
    }
    return isText(tree.getLeftOperand()) || isText(tree.getRightOperand());
  }

  private static boolean isText(Tree tree) {
    if (tree instanceof BinaryTree binary) {
      return concatenates(binary);
    }
    return tree.getKind() == Tree.Kind.STRING_LITERAL;
  }

  private void note(Operator operator, Tree tree, @Nullable String after) {
    int from = start(tree);
    int to = end(tree);
    if (from >= 0 && to > from && after != null) {
      note(operator, from, source.substring(from, to), after);
    }
  }

  private void note(Operator operator, int at, String before, String after) {
    Open here = open.peek();
    if (here != null && !before.equals(after)) {
      int line = (int) unit.getLineMap().getLineNumber(at);
      here.edits().add(new Edit(file, here.name(), line, operator, at, before, after));
    }
  }

  private String text(Tree tree) {
    int from = start(tree);
    int to = end(tree);
    return from < 0 || to < from ? "" : source.substring(from, to);
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }
}
