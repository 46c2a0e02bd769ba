package dev.incremental.plugin.fingerprint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What fingerprints are made of in one class file.
 *
 * @param name binary name, such as {@code a.B$C}
 * @param shape hash of everything but method bodies and debug information
 * @param header hash of what the class says of itself: flags, supertypes, annotations, and its
 *     annotated methods and member classes in their order, but not how many tests it has
 * @param superName binary name of the superclass, null for {@code Object} alone
 * @param interfaces binary names of the direct interfaces
 * @param methods hash of the body of each method that is not folded, by {@code name(desc)ret};
 *     abstract and native methods have a hash of their declaration
 * @param hosts for each folded synthetic method, by {@code name(desc)ret}, the methods into whose
 *     hashes it was folded; empty list where nothing refers to it
 * @param constants hash of the value of each constant that compilers may copy into other classes,
 *     by the field's name
 */
public record ClassFacts(
    String name,
    long shape,
    long header,
    @Nullable String superName,
    List<String> interfaces,
    Map<String, Long> methods,
    Map<String, List<String>> hosts,
    Map<String, Long> constants) {}
