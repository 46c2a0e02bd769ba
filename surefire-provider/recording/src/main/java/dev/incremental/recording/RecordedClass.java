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
 * @param firstProbe number of the first method's probe; the one at place {@code i} has {@code
 *     firstProbe + i}
 * @param methods those that have probes
 */
public record RecordedClass(
    String name,
    Origin origin,
    @Nullable String superName,
    List<String> interfaces,
    int firstProbe,
    RecordedMethods methods) {}
