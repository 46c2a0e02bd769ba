package dev.incremental.plugin.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;

/**
 * The process that holds a lock, as it describes itself to the others.
 *
 * @param started when the process started: with the host it tells a process from a later one with
 *     the same number
 */
record LockOwner(long pid, String started, String host, String since, String command) {

  static LockOwner thisProcess(String command) {
    ProcessHandle process = ProcessHandle.current();
    String started = process.info().startInstant().map(Instant::toString).orElse("");
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return new LockOwner(process.pid(), started, thisHost(), now, command);
  }

  /** Without asking the network, which may take seconds. */
  private static String thisHost() {
    String name = System.getenv("HOSTNAME");
    String computer = name == null ? System.getenv("COMPUTERNAME") : name;
    if (computer != null) {
      return computer;
    }
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  boolean isSameProcess(LockOwner other) {
    return pid == other.pid && started.equals(other.started) && host.equals(other.host);
  }

  /** As a user reads it. */
  String inWords() {
    String where = host.isEmpty() ? "" : " on " + host;
    return "process " + pid + where + " (" + command + ", since " + since + ")";
  }

  /** Empty where there is none, or a half-written one. */
  static Optional<LockOwner> read(Path file) {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(Files.readString(file)));
      return Optional.of(
          new LockOwner(
              Long.parseLong(properties.getProperty("pid", "")),
              properties.getProperty("started", ""),
              properties.getProperty("host", ""),
              properties.getProperty("since", ""),
              properties.getProperty("command", "")));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("pid", Long.toString(pid));
    properties.setProperty("started", started);
    properties.setProperty("host", host);
    properties.setProperty("since", since);
    properties.setProperty("command", command);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Files.writeString(file, text.toString());
  }
}
