package dev.incremental.recording;

/**
 * Something outside code that was asked for by name.
 *
 * @param number its number among probes and names
 * @param kind what was asked for
 * @param name its name, see {@link NameKind}
 */
public record RecordedName(int number, NameKind kind, String name) {}
