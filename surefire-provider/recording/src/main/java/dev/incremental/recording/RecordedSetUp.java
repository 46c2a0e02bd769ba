package dev.incremental.recording;

/**
 * How long one set-up method ran for one class with tests, without the set-up methods that it
 * called; several of a recording add up.
 *
 * @param testClass binary name of the class for which it ran
 * @param method binary name of the class that declares it, {@code #} and its name; without {@code
 *     #} what an application context is made of, of which this is the start
 * @param runs how often it began
 * @param micros how long it ran, in microseconds
 * @param microsInTests how much of that is part of tests' own durations
 */
public record RecordedSetUp(
    String testClass, String method, int runs, int micros, int microsInTests) {}
