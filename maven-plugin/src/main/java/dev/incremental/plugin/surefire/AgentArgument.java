package dev.incremental.plugin.surefire;

import java.nio.file.Path;

/** The argument by which a JVM loads an agent. */
public final class AgentArgument {
  private AgentArgument() {}

  /** Quoted as Surefire splits its {@code argLine}; the agent is told the path of a file. */
  public static String of(Path jar, Path file) {
    return ArgumentLine.quoted("-javaagent:" + jar + "=" + file);
  }
}
