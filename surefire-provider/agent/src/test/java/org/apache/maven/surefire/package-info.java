/** What stands for Surefire. */
@NullMarked
package org.apache.maven.surefire;

import org.jspecify.annotations.NullMarked;
