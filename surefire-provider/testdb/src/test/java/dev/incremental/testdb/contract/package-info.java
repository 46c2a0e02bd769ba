@NullMarked
package dev.incremental.testdb.contract;

import org.jspecify.annotations.NullMarked;
