package dev.incremental.it.mutants;

import dev.incremental.it.edits.Edit;
import java.util.Locale;

/** Kinds of mutants that are drawn in turn, so that the rare ones are drawn as often. */
enum Group {
  CONDITIONS,
  ARITHMETIC,
  RETURN_VALUES,
  REMOVED_CALLS,
  NUMBERS,
  TEXTS,
  CONSTANTS,
  FIELDS,
  ANNOTATIONS,
  RESOURCES,
  DELETED_OVERRIDES,
  ADDED_OVERRIDES,
  ADDED_OBJECT_METHODS,
  /** Whatever happens in the body of a method of the tests. */
  TEST_CODE;

  static Group of(Edit edit) {
    return switch (edit.operator()) {
      case NEGATE_CONDITION, SWAP_RELATION, SWAP_CONNECTIVE -> body(edit, CONDITIONS);
      case SWAP_ARITHMETIC, DROP_OPERAND, SWAP_STEP -> body(edit, ARITHMETIC);
      case CHANGE_RETURN -> body(edit, RETURN_VALUES);
      case REMOVE_CALL -> body(edit, REMOVED_CALLS);
      case CHANGE_LITERAL -> body(edit, NUMBERS);
      case CHANGE_TEXT -> body(edit, TEXTS);
      case CHANGE_CONSTANT -> CONSTANTS;
      case CHANGE_FIELD -> FIELDS;
      case CHANGE_ANNOTATION -> ANNOTATIONS;
      case CHANGE_RESOURCE -> RESOURCES;
      case DELETE_OVERRIDE -> DELETED_OVERRIDES;
      case ADD_OVERRIDE -> ADDED_OVERRIDES;
      case ADD_OBJECT_METHOD -> ADDED_OBJECT_METHODS;
    };
  }

  /** As people read it. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Group body(Edit edit, Group ofMain) {
    return edit.file().startsWith("src/test/") ? TEST_CODE : ofMain;
  }
}
