/**
 * Versions of Maven, the JDK, Surefire and test engines, each with each.
 *
 * <p>In flow the cells of the matrix; in each a small project is recorded, one method is edited,
 * and what runs is compared with what had to. Out flow verdicts and the table of the site.
 */
@NullMarked
package dev.incremental.it.matrix;

import org.jspecify.annotations.NullMarked;
