package dev.incremental.testdb;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A function that writes the data with which tests begin that are {@link PreSeeded}, through the
 * application's own code. It runs once, in a JVM of its own before the tests; what it has left in
 * the database is kept from build to build, until anything that the function depended on changes.
 *
 * <p>The function is not private, has no result, and takes nothing but what gives it access: a
 * {@link javax.sql.DataSource} or a {@link java.sql.Connection} to the database that it is to fill,
 * and, where it names a {@link #context}, beans of that. It is static, or its class has a
 * constructor without parameters or is made by the context. The system properties that name the
 * database are those of the tests. What it has not committed when it returns is an error.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Seed {
  /** The seed's name, the only one in the project: letters, digits, dots, dashes, underscores. */
  String value();

  /** The name of the seed whose data are there when this function begins; empty for none. */
  String after() default "";

  /**
   * A test class whose Spring context is needed: one with {@code @SpringBootTest}, {@code
   * ContextConfiguration} or the like. The context is closed before the data are kept.
   */
  Class<?> context() default void.class;
}
