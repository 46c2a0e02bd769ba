package dev.incremental.plugin.snapshot;

/**
 * The text behind the fingerprint of a value that must match, for people to read.
 *
 * @param name which value
 * @param fingerprint its fingerprint
 * @param text the value itself
 */
public record Setting(String name, long fingerprint, String text) {}
