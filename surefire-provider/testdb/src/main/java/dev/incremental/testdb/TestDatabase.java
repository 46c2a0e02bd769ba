package dev.incremental.testdb;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a migrated PostgreSQL database: a copy of the template that {@code
 * incremental:migrate} has made, in a build as well as in an IDE.
 *
 * <p>On a field or a parameter of the type {@link javax.sql.DataSource} it puts connections to the
 * database there. On a class, subclasses included, it does the same for parameters of that type of
 * its methods that have no annotation at all, and sees to it that the JVM's own database is there
 * before the first test: the system properties {@code spring.datasource.url}, {@code
 * incremental.jdbc.url} and so on name it then, also where no build has set them. Nested classes
 * are taken with the class around them.
 *
 * <p>Databases are not cleaned between tests. Each is dropped when what it is for has ended.
 *
 * <p>If there is no template, or if migrations are not what it was made from, tests fail with a
 * {@link NoDatabaseException} that says what to do.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER})
@ExtendWith(TestDatabaseExtension.class)
public @interface TestDatabase {
  /**
   * Who shares a database. What a class says counts for its fields and parameters as well, unless
   * these say something else than the default.
   */
  Per per() default Per.FORK;

  /** Those who share a database. */
  enum Per {
    /** All tests of the JVM; the database that system properties name. */
    FORK,

    /** The tests of one class, those of nested classes included: for classes in parallel. */
    CLASS,

    /**
     * The tests that one thread runs, one after the other: for methods in parallel. Whoever gets a
     * {@code DataSource} has the database of the thread that asked for it, whichever thread uses it
     * then; so it cannot be in a field that threads share.
     */
    THREAD
  }
}
