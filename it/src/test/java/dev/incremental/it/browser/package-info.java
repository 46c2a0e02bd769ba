/**
 * Looks at reports in a real browser. In flow reports of small and of very many tests, out flow
 * pictures of them and what a checker of accessibility says.
 */
@NullMarked
package dev.incremental.it.browser;

import org.jspecify.annotations.NullMarked;
