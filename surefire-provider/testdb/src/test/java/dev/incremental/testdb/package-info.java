@NullMarked
package dev.incremental.testdb;

import org.jspecify.annotations.NullMarked;
