package dev.incremental.plugin.fingerprint;

/**
 * What a method does with a field.
 *
 * @param owner binary name of the class by which the code names the field
 * @param field its name; for {@link Effect#CHANGES_RESULT} and {@link Effect#RETURNS_RESULT} a
 *     method's {@code name(desc)ret}
 * @param isStatic whether the field is static
 * @param ofThis whether it is a field of the object that the method is called on
 * @param effect what is done
 * @param byCaller whether what is stored came with the arguments, or from the object itself where
 *     it ends in a static field
 * @param via binary name of a class that is called for it, and that need not be a container; else
 *     empty
 */
public record FieldUse(
    String owner,
    String field,
    boolean isStatic,
    boolean ofThis,
    Effect effect,
    boolean byCaller,
    String via) {

  /** What is done with a field. */
  public enum Effect {
    /** Its value is read. */
    READS,
    /** It is written, or an array or a container that it refers to is filled. */
    CHANGES,
    /** The method returns what the field refers to. */
    RETURNS,
    /** The method returns what another method returned. */
    RETURNS_RESULT,
    /** What it refers to is handed to code that may fill it, or is kept elsewhere too. */
    ESCAPES,
    /** What a method returned is filled: whatever field it keeps that in. */
    CHANGES_RESULT
  }

  FieldUse(FieldKey key, Effect effect, boolean byCaller) {
    this(key.owner(), key.name(), key.isStatic(), key.ofThis(), effect, byCaller, "");
  }
}
