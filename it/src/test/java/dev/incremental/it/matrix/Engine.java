package dev.incremental.it.matrix;

/** What the tests of a cell are written for, and what brings it onto the class path. */
enum Engine {
  JUPITER_5("Jupiter 5", "org.junit.jupiter:junit-jupiter:5.14.4", "org.junit.jupiter.api.Test"),
  JUPITER_6("Jupiter 6", "org.junit.jupiter:junit-jupiter:6.1.3", "org.junit.jupiter.api.Test"),
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

  /** The dependency as an element of a POM. */
  String dependency() {
    String[] parts = artifact.split(":");
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><scope>test</scope></dependency>"
        .formatted(parts[0], parts[1], parts[2]);
  }

  /** The annotation's class name. */
  String annotation() {
    return annotation;
  }
}
