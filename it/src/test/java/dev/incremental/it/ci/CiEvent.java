package dev.incremental.it.ci;

import java.util.Map;

/**
 * Why a server starts jobs.
 *
 * @param ref what is checked out
 * @param secrets what the server tells jobs of such an event, by name
 */
record CiEvent(Kind kind, String ref, Map<String, String> secrets) {
  /** What happened. */
  enum Kind {
    PUSH("push", "push"),
    SCHEDULE("schedule", "schedule"),
    REQUEST("pull_request", "merge_request_event");

    private final String gitHub;
    private final String gitLab;

    Kind(String gitHub, String gitLab) {
      this.gitHub = gitHub;
      this.gitLab = gitLab;
    }

    /** What GitHub calls it. */
    String gitHub() {
      return gitHub;
    }

    /** What GitLab calls it. */
    String gitLab() {
      return gitLab;
    }
  }

  boolean isRequest() {
    return kind == Kind.REQUEST;
  }
}
