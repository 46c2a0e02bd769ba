package dev.incremental.recording;

import java.util.List;

/**
 * The methods of a class that have code and so probes, in the order of the class file.
 *
 * @param names name and JVM descriptor of each, such as {@code total(La/Order;)I}
 * @param statics places in {@code names} of those that need no object, ascending
 */
public record RecordedMethods(List<String> names, int[] statics) {
  /** Of a class without probes. */
  public static final RecordedMethods NONE = new RecordedMethods(List.of(), new int[0]);
}
