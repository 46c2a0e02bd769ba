package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.ClassFile;
import dev.incremental.plugin.fingerprint.FieldsOfClass;
import dev.incremental.plugin.fingerprint.ProjectClasses;
import dev.incremental.plugin.fingerprint.UnreadableClassException;
import dev.incremental.plugin.snapshot.ProjectFields;

/** Looks up in the project's class files what methods do with fields. */
final class FieldsOfClassFiles implements ProjectFields {
  private final ProjectClasses classes;

  FieldsOfClassFiles(ProjectClasses classes) {
    this.classes = classes;
  }

  /** Of a class that cannot be read every fingerprint is unknown anyway. */
  @Override
  public FieldsOfClass of(String className) {
    try {
      return ClassFile.fields(classes.bytes(className).orElse(new byte[0]));
    } catch (UnreadableClassException e) {
      return FieldsOfClass.NONE;
    }
  }
}
