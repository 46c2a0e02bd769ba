package dev.incremental.testdb;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Lets each test method begin with what a {@link Seed} has written, whatever the tests before it
 * did to the database. URL, user and pools stay as they are.
 *
 * <p>It may stand on a test class, on anything that it extends or implements, on a class around it
 * and on a method; the nearest counts. A test asks the database for what it needs: no object is
 * restored. What {@code @BeforeAll}, {@code @BeforeClass} or the start of the application has
 * written is gone when the first test method begins; it belongs into the seed.
 *
 * <p>For tests of JUnit Jupiter, JUnit 4 and TestNG.
 *
 * <p>Classes and methods with it run one after the other, where tests run in parallel in one JVM.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(PreSeededExtension.class)
@ResourceLock("dev.incremental.testdb.PreSeeded")
public @interface PreSeeded {
  /** The seed's name. */
  String value();
}
