package dev.incremental.plugin.fingerprint;

/**
 * A field as code names it, or a method of the project whose result is followed like one.
 *
 * @param owner binary name of the class that the instruction names
 * @param name the field's name, or the method's {@code name(desc)ret}
 * @param ofThis whether it is a field of the object that the code belongs to
 */
record FieldKey(String owner, String name, boolean isStatic, boolean isResult, boolean ofThis) {}
