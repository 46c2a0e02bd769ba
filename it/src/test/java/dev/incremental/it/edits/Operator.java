package dev.incremental.it.edits;

/** What an edit does; those up to {@link #SWAP_STEP} happen in a method's body. */
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
  SWAP_STEP,
  /** {@code "a"} becomes {@code "a~"}, {@code 'a'} becomes {@code 'b'}. */
  CHANGE_TEXT,
  /** The value that a static field begins with, or what a static initialiser works with. */
  CHANGE_CONSTANT,
  /** The value that an instance's field begins with. */
  CHANGE_FIELD,
  /** A value in an annotation. */
  CHANGE_ANNOTATION,
  /** A character of a resource, or a line less. */
  CHANGE_RESOURCE,
  /** A method that overrides another is deleted. */
  DELETE_OVERRIDE,
  /** A class overrides what it inherited. */
  ADD_OVERRIDE,
  /** A class gains {@code equals}, {@code hashCode}, {@code toString} or {@code compareTo}. */
  ADD_OBJECT_METHOD
}
