package dev.incremental.it.matrix;

import java.util.ArrayList;
import java.util.List;

/** One combination. */
record Cell(MavenLine maven, int jdk, String surefire, Engine engine) {
  static final List<Integer> JDKS = List.of(17, 25);
  static final List<String> SUREFIRES = List.of("2.22.2", "3.0.0", "3.2.5", "3.5.4", "3.6.1");

  static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (MavenLine maven : MavenLine.values()) {
      for (int jdk : JDKS) {
        for (String surefire : SUREFIRES) {
          for (Engine engine : Engine.values()) {
            cells.add(new Cell(maven, jdk, surefire, engine));
          }
        }
      }
    }
    return cells;
  }

  /**
   * Each value at least once, each Maven with each JDK, and each engine on an old Surefire and the
   * newest.
   */
  static List<Cell> sample() {
    return List.of(
        new Cell(MavenLine.MAVEN_3_8, 17, "3.6.1", Engine.TESTNG),
        new Cell(MavenLine.MAVEN_3_8, 25, "3.0.0", Engine.JUPITER_5),
        new Cell(MavenLine.MAVEN_3_9, 17, "2.22.2", Engine.JUNIT_4),
        new Cell(MavenLine.MAVEN_3_9, 25, "3.5.4", Engine.TESTNG),
        new Cell(MavenLine.MAVEN_4, 17, "3.2.5", Engine.VINTAGE),
        new Cell(MavenLine.MAVEN_4, 25, "3.6.1", Engine.JUPITER_6),
        new Cell(MavenLine.MAVEN_3_8, 17, "3.5.4", Engine.JUPITER_6),
        new Cell(MavenLine.MAVEN_3_9, 25, "3.6.1", Engine.JUNIT_4));
  }

  @Override
  public String toString() {
    return maven.title() + ", JDK " + jdk + ", Surefire " + surefire + ", " + engine.title();
  }
}
