package dev.incremental.it.matrix;

import dev.incremental.it.maven.ProjectPom;

/** What the tests of a cell are written for, and what brings it onto the class path. */
enum Engine {
  JUPITER_5("Jupiter 5", "org.junit.jupiter:junit-jupiter:5.14.4", "org.junit.jupiter.api.Test"),
  JUPITER_6("Jupiter 6", ProjectPom.JUPITER, "org.junit.jupiter.api.Test"),
  VINTAGE("JUnit 4 by Vintage", "org.junit.vintage:junit-vintage-engine:5.14.4", "org.junit.Test"),
  JUNIT_4("JUnit 4", "junit:junit:4.13.2", "org.junit.Test"),
  TESTNG("TestNG", "org.testng:testng:7.11.0", "org.testng.annotations.Test");

  private final String title;
  private final String artifact;
  private final String annotation;

  Engine(String title, String artifact, String annotation) {
    this.title = title;
    this.artifact = artifact;
    this.annotation = annotation;
  }

  String title() {
    return title;
  }

  /** The test dependency, {@code groupId:artifactId:version}. */
  String artifact() {
    return artifact;
  }

  /** The annotation's class name. */
  String annotation() {
    return annotation;
  }
}
