package dev.incremental.it.edits;

/** What an edit does to a method's body. */
public enum Operator {
  /** {@code if (c)} becomes {@code if (!(c))}. */
  NEGATE_CONDITION,
  /** {@code a < b} becomes {@code a <= b}, {@code ==} becomes {@code !=}. */
  SWAP_RELATION,
  /** {@code a + b} becomes {@code a - b}, {@code *} becomes {@code /}. */
  SWAP_ARITHMETIC,
  /** {@code a && b} becomes {@code a || b}. */
  SWAP_CONNECTIVE,
  /** {@code return x} becomes {@code return null}, {@code 0} or {@code !(x)}. */
  CHANGE_RETURN,
  /** {@code f(x);} becomes {@code ;}. */
  REMOVE_CALL,
  /** {@code 7} becomes {@code 8}. */
  CHANGE_LITERAL,
  /** {@code x = a + b} becomes {@code x = a}. */
  DROP_OPERAND,
  /** {@code x++} becomes {@code x--}. */
  SWAP_STEP
}
