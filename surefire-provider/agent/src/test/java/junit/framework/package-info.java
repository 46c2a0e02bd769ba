/** What stands for JUnit 3. */
@NullMarked
package junit.framework;

import org.jspecify.annotations.NullMarked;
