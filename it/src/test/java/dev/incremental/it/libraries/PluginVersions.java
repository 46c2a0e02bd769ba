package dev.incremental.it.libraries;

/** Versions of the plugins that a library's POM names. */
public record PluginVersions(String surefire, String incremental) {

  /** The versions of this build, from the system properties that it sets. */
  public static PluginVersions ofThisBuild() {
    return new PluginVersions(
        System.getProperty("it.surefire.version", "3.5.4"),
        System.getProperty("it.version", "0.1.0-SNAPSHOT"));
  }
}
