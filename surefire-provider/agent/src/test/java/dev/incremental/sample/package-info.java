/** What stands for code under test. */
@NullMarked
package dev.incremental.sample;

import org.jspecify.annotations.NullMarked;
