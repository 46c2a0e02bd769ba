package dev.incremental.recording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class that was given probes.
 *
 * @param name binary name, such as {@code a.B$C}
 * @param origin where it came from
 * @param superName binary name of the superclass, null for an interface of {@code Object} only
 * @param interfaces binary names of the direct interfaces
 * @param firstProbe number of the first method's probe; the method at index {@code i} of {@code
 *     methods} has {@code firstProbe + i}
 * @param methods name and JVM descriptor of each method, such as {@code total(La/Order;)I}
 */
public record RecordedClass(
    String name,
    Origin origin,
    @Nullable String superName,
    List<String> interfaces,
    int firstProbe,
    List<String> methods) {}
