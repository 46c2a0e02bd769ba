/**
 * Reports: what users and other tools get to see of a selection.
 *
 * <p>In flow a selection, what git knows of its causes, and what an audit made of it; out flow
 * lines for the console and the files {@code selection.json} and {@code includes.txt}, as text.
 */
@NullMarked
package dev.incremental.plugin.report;

import org.jspecify.annotations.NullMarked;
