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
 * Lets each test method of a class begin with what the class's {@code @BeforeAll}, or
 * {@code @BeforeClass}, has written to the database, which runs once however many methods there
 * are. After the class the database holds again what it held before: what a {@link PreSeeded} has
 * written, or what was migrated.
 *
 * <p>Only the database is restored. It may stand on a test class, on anything that it extends or
 * implements, and on a class around it. What a test does that cannot be undone, such as DDL or
 * {@code TRUNCATE}, fails the class's next test, which says so. Where the server lets us undo
 * nothing, since its user is no superuser, what was set up is copied once, each test gets a copy of
 * that, and pools have to open new connections.
 *
 * <p>Classes with it run one after the other, where tests run in parallel in one JVM.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(PreSeededExtension.class)
@ResourceLock("dev.incremental.testdb.PreSeeded")
public @interface SharedSetUp {}
