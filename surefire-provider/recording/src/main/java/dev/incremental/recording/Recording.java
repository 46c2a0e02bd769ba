package dev.incremental.recording;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one fork recorded.
 *
 * @param header facts of the JVM, such as {@code java.specification.version}
 * @param classes classes with probes, in the order in which they were loaded
 * @param names things asked for by name
 * @param scopes scopes in the order of their start
 * @param poison why nothing here may be relied on, null if it may
 * @param complete whether the fork came to its regular end
 */
public record Recording(
    Map<String, String> header,
    List<RecordedClass> classes,
    List<RecordedName> names,
    List<RecordedScope> scopes,
    @Nullable String poison,
    boolean complete) {}
