package dev.incremental.plugin.report;

/**
 * What was decided of a test, as files tell it.
 *
 * @param execution the plugin execution that runs it
 * @param className binary name of its class
 * @param method name and parameter types; empty where the engine names no method
 * @param selected whether it runs here
 * @param reason why, names in full
 * @param change which of the changes is behind it, from 0; −1 where none is
 * @param shard the machine that runs it instead, from 1; 0 where none does
 * @param millis how long it took last time, in milliseconds
 */
public record ReportedTest(
    String execution,
    String className,
    String method,
    boolean selected,
    String reason,
    int change,
    int shard,
    long millis) {

  /** Whether nobody runs it. */
  boolean isLeftOut() {
    return !selected && shard == 0;
  }

  /** The same with the place of what is behind it in another list. */
  ReportedTest dueTo(int place) {
    return new ReportedTest(execution, className, method, selected, reason, place, shard, millis);
  }
}
