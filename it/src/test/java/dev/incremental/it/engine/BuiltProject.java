package dev.incremental.it.engine;

import java.nio.file.Path;
import java.util.List;

/** A project on disk whose class directories are up to date. */
public interface BuiltProject {

  /** The project's directory, in which its tests run. */
  Path root();

  /** Class directories in the order of the test class path, those of tests first. */
  List<Path> classDirectories();

  /** Jars behind the class directories, a launcher of the JUnit Platform among them. */
  List<Path> libraries();

  /** Names of the classes whose tests run, in order. */
  List<String> testClasses();

  /** Where the engine keeps what it needs; nothing there is an input of a test. */
  default Path work() {
    return root().resolve("target/incremental");
  }
}
