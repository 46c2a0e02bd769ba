package dev.incremental.it.libraries;

/** What is published under one name. */
public record Coordinates(String groupId, String artifactId) {}
