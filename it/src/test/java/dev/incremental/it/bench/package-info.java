/**
 * Measures what recording and selecting cost, on libraries that nobody here wrote and on generated
 * classes.
 *
 * <p>In flow library histories, the plugin as just packaged and JaCoCo's agent; out flow figures as
 * a table on the console, as tab-separated values and as Markdown below {@code target/bench}. What
 * is compared is run in turn, each round in another order, so that whatever else the machine does
 * meets all alike; a figure is the median over the rounds with its 95 % interval.
 */
@NullMarked
package dev.incremental.it.bench;

import org.jspecify.annotations.NullMarked;
