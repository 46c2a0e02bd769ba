package dev.incremental.it.ci;

import java.util.List;

/** What one machine does, one step after the other; red steps end it, but for saving. */
record CiJob(String name, List<CiStep> steps) {}
