/**
 * Runs the example project as a user would and prints what a user sees.
 *
 * <p>In flow {@code it/example} and the plugin as just packaged; out flows a transcript on the
 * console. The README shows that transcript, and its first command is what runs this package.
 */
@NullMarked
package dev.incremental.it.example;

import org.jspecify.annotations.NullMarked;
