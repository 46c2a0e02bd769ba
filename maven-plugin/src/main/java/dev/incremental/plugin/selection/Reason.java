package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a test is selected or left out, in words for users. */
public sealed interface Reason {
  /** The reason as it continues "this test …". */
  String sentence(Names names);

  /** The reason, names in full. */
  default String sentence() {
    return sentence(Names.FULL);
  }

  /** The way from the change to the test, null where no change is the reason. */
  default @Nullable Cause cause() {
    return null;
  }

  /** Something that it depends on is not what it was. */
  record Affected(TestId test, Cause cause) implements Reason {
    @Override
    public String sentence(Names names) {
      return CauseSentence.of(test, cause, names);
    }
  }

  /** Its last result was no pass. */
  record NotPassed(TestRecord last) implements Reason {
    @Override
    public String sentence(Names names) {
      return switch (last.outcome()) {
        case FAILED -> "failed last time";
        case ABORTED -> "was aborted last time";
        case UNFINISHED -> "never finished last time";
        case PASSED, SKIPPED -> "passed last time";
      };
    }
  }

  /** A container of it failed outside its tests. */
  record SetUpFailed(String container) implements Reason {
    @Override
    public String sentence(Names names) {
      return "set-up or tear-down of "
          + (container.isEmpty() ? "its engine" : names.type(container))
          + " failed last time";
    }
  }

  /** It is run now and then whatever happens. */
  record Aged(Instant last, Instant now) implements Reason {
    @Override
    public String sentence(Names names) {
      long days = Duration.between(last, now).toDays();
      return "aged: last run " + (days == 1 ? "1 day" : days + " days") + " ago";
    }
  }

  /**
   * It runs on another machine.
   *
   * @param shard which one, from 1
   * @param why the reason for which it runs there
   */
  record InOtherShard(int shard, Reason why) implements Reason {
    @Override
    public String sentence(Names names) {
      return "runs in shard " + shard + ": " + why.sentence(names);
    }
  }

  /** The user wants it to run whatever happens. */
  record Always(String why) implements Reason {
    @Override
    public String sentence(Names names) {
      return "always runs: " + why;
    }
  }

  /** Nothing is known of it. */
  record NeverRecorded() implements Reason {
    @Override
    public String sentence(Names names) {
      return "never recorded";
    }
  }

  /** All tests run. */
  record Everything(String why) implements Reason {
    @Override
    public String sentence(Names names) {
      return why;
    }
  }

  /** Left out: everything is as it was when it last ran. */
  record Unaffected(Instant last) implements Reason {
    @Override
    public String sentence(Names names) {
      return "nothing that it depends on changed";
    }
  }

  /** Left out: everything is as it was when it passed earlier. */
  record PassedEarlier(Instant earlier) implements Reason {
    @Override
    public String sentence(Names names) {
      return "everything that it depends on is as it was when it passed on " + earlier;
    }
  }
}
