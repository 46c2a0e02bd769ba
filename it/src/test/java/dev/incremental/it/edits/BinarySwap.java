package dev.incremental.it.edits;

import com.sun.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/** Which binary operator takes the place of which. */
record BinarySwap(Operator operator, String before, String after) {

  static @Nullable BinarySwap of(Tree.Kind kind) {
    return switch (kind) {
      case LESS_THAN -> relation("<", "<=");
      case LESS_THAN_EQUAL -> relation("<=", "<");
      case GREATER_THAN -> relation(">", ">=");
      case GREATER_THAN_EQUAL -> relation(">=", ">");
      case EQUAL_TO -> relation("==", "!=");
      case NOT_EQUAL_TO -> relation("!=", "==");
      case PLUS -> arithmetic("+", "-");
      case MINUS -> arithmetic("-", "+");
      case MULTIPLY -> arithmetic("*", "/");
      case DIVIDE -> arithmetic("/", "*");
      case REMAINDER -> arithmetic("%", "*");
      case AND -> arithmetic("&", "|");
      case OR -> arithmetic("|", "&");
      case LEFT_SHIFT -> arithmetic("<<", ">>");
      case RIGHT_SHIFT -> arithmetic(">>", "<<");
      case UNSIGNED_RIGHT_SHIFT -> arithmetic(">>>", "<<");
      case CONDITIONAL_AND -> new BinarySwap(Operator.SWAP_CONNECTIVE, "&&", "||");
      case CONDITIONAL_OR -> new BinarySwap(Operator.SWAP_CONNECTIVE, "||", "&&");
      default -> null;
    };
  }

  private static BinarySwap relation(String before, String after) {
    return new BinarySwap(Operator.SWAP_RELATION, before, after);
  }

  private static BinarySwap arithmetic(String before, String after) {
    return new BinarySwap(Operator.SWAP_ARITHMETIC, before, after);
  }
}
