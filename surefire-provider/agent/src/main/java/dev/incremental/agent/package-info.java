/**
 * The {@code -javaagent}: puts the parts together when a forked JVM starts.
 *
 * <p>In flow an options file written by the plugin; out flow a recording. {@code boot} holds the
 * one class that probes call, {@code probe} puts probes into project classes, {@code hook} notices
 * names and files asked of the JDK, {@code scope} decides to which scopes a touch belongs and
 * writes it down.
 */
@NullMarked
package dev.incremental.agent;

import org.jspecify.annotations.NullMarked;
