/**
 * Reports: what users and other tools get to see of a selection.
 *
 * <p>In flow a selection, what git knows of its causes, what an audit made of it, and what is
 * recorded of tests; out flow lines for the console and the files {@code selection.json}, {@code
 * includes.txt}, {@code report.html}, {@code report.json} and {@code summary.md}, as text.
 */
@NullMarked
package dev.incremental.plugin.report;

import org.jspecify.annotations.NullMarked;
