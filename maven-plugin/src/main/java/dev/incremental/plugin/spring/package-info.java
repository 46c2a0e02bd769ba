/**
 * What a Spring Boot application finds configured on its tests' class path: in flow directories,
 * out properties by their names.
 *
 * <p>It follows what Spring Boot documents about files and their order, without Spring, and without
 * what only the running application knows: profiles, the environment, its command line.
 */
@NullMarked
package dev.incremental.plugin.spring;

import org.jspecify.annotations.NullMarked;
