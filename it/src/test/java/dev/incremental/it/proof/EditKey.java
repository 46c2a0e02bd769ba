package dev.incremental.it.proof;

/** What names an edit: the sources it was drawn from, the seed, and its place in the draw. */
public record EditKey(String library, String version, long seed, int index) {}
