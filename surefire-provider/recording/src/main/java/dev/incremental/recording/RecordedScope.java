package dev.incremental.recording;

/**
 * A scope and what it touched.
 *
 * @param id number of the scope in its fork, ascending by the moment of its start
 * @param kind what it stands for
 * @param parent id of the scope in which it was opened, −1 for none
 * @param name test id, class or method, depending on the kind
 * @param outcome how it ended
 * @param millis its duration in milliseconds, 0 where not measured
 * @param touched numbers of probes and names it touched, ascending, without repetition
 * @param uses ids of other scopes whose results it used, ascending, without repetition
 */
public record RecordedScope(
    int id,
    ScopeKind kind,
    int parent,
    String name,
    Outcome outcome,
    long millis,
    int[] touched,
    int[] uses) {}
