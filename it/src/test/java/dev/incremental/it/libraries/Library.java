package dev.incremental.it.libraries;

import java.util.Arrays;
import java.util.List;

/** A library that nobody here wrote, with successive published versions, oldest first. */
public enum Library {
  COMMONS_CSV("org.apache.commons", "commons-csv", "1.14.0", "1.14.1"),
  COMMONS_CLI("commons-cli", "commons-cli", "1.9.0", "1.10.0", "1.11.0"),
  COMMONS_VALIDATOR("commons-validator", "commons-validator", "1.10.0", "1.10.1", "1.11.0"),
  COMMONS_TEXT("org.apache.commons", "commons-text", "1.13.1", "1.14.0", "1.15.0"),
  COMMONS_LANG3("org.apache.commons", "commons-lang3", "3.18.0", "3.19.0", "3.20.0"),
  COMMONS_COLLECTIONS4("org.apache.commons", "commons-collections4", "4.5.0", "4.6.0");

  private final Coordinates coordinates;
  private final List<String> versions;

  Library(String groupId, String artifactId, String... versions) {
    this.coordinates = new Coordinates(groupId, artifactId);
    this.versions = List.of(versions);
  }

  /** The library with this artifactId. */
  public static Library named(String artifactId) {
    return Arrays.stream(values())
        .filter(l -> l.artifactId().equals(artifactId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No library is called " + artifactId));
  }

  /** What it is published as. */
  public Coordinates coordinates() {
    return coordinates;
  }

  public String artifactId() {
    return coordinates.artifactId();
  }

  /** Versions in the order of their commits. */
  public List<String> versions() {
    return versions;
  }

  /** The version that edits are made on. */
  public String newest() {
    return versions.get(versions.size() - 1);
  }
}
