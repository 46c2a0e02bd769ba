package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Listing.Entry;
import dev.incremental.plugin.store.WebAnswer.Answered;
import dev.incremental.plugin.store.WebAnswer.NoAnswer;
import dev.incremental.plugin.store.WebClient.Condition;
import dev.incremental.plugin.store.WebClient.Question;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Changes lines of an index that others change too.
 *
 * <p>The index is read, changed and written on condition that it is still what was read, as far as
 * the server knows conditions. Then it is read again, since some servers take conditions and do not
 * heed them. Where a line got lost all this is done once more.
 */
final class IndexUpdate {
  /** What a server says when a condition does not hold. */
  static final int CHANGED_MEANWHILE = 412;

  /** With a handful of writers each soon has its turn. */
  private static final int ROUNDS = 40;

  private final WebClient client;
  private final URI index;
  private final int keptLines;
  private final Deadline deadline;

  IndexUpdate(WebClient client, URI index, int keptLines, Deadline deadline) {
    this.client = client;
    this.index = index;
    this.keptLines = keptLines;
    this.deadline = deadline;
  }

  /**
   * Enters lines, or removes them.
   *
   * @param lines by commit; empty for one that is to be removed
   * @return the answer that ended it, if it could not be done
   */
  Optional<WebAnswer> enter(Map<String, Optional<Entry>> lines) {
    BackOff backOff = new BackOff(deadline);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        WebAnswer before = client.ask(Question.get(index, HttpIndex.LARGEST), deadline);
        if (!isReadable(before)) {
          return Optional.of(before);
        }
        HttpIndex now = HttpIndex.read(((Answered) before).body());
        if (now.says(lines)) {
          return Optional.empty();
        }
        WebAnswer last = client.ask(put(now.with(lines), (Answered) before), deadline);
        if (!(last instanceof Answered got) || !isWorthAnother(got)) {
          return Optional.of(last);
        }
        boolean lostBefore = round > 0 || !got.isSuccess();
        if (lostBefore && !backOff.pause()) {
          break;
        }
      }
      return Optional.of(
          new Answered(CHANGED_MEANWHILE, Optional.empty(), Optional.empty(), new byte[0]));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new NoAnswer("interrupted"));
    }
  }

  private static boolean isReadable(WebAnswer answer) {
    return answer instanceof Answered got && (got.isSuccess() || got.isMissing());
  }

  private static boolean isWorthAnother(Answered got) {
    return got.isSuccess() || got.status() == CHANGED_MEANWHILE;
  }

  private Question put(HttpIndex changed, Answered before) {
    Optional<Condition> condition =
        before.isMissing()
            ? Optional.of(new Condition("If-None-Match", "*"))
            : before.etag().map(etag -> new Condition("If-Match", etag));
    return Question.put(index, changed.write(keptLines), condition);
  }
}
