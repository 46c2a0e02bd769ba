package dev.incremental.it.bench;

/**
 * What one build of a library took.
 *
 * @param seconds Maven, from start to exit
 * @param forkSeconds the JVMs that ran tests, from start to exit, added up; 0 where there was none
 * @param tests how many tests were executed
 */
record Build(double seconds, double forkSeconds, int tests) {}
