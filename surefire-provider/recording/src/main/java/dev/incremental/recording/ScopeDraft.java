package dev.incremental.recording;

import java.util.BitSet;

/** A scope while its parts are being read. */
final class ScopeDraft {
  private final int id;
  private final ScopeKind kind;
  private final int parent;
  private final String name;
  private final BitSet touched = new BitSet();
  private final BitSet uses = new BitSet();
  private Outcome outcome = Outcome.UNFINISHED;
  private long millis;

  ScopeDraft(int id, ScopeKind kind, int parent, String name) {
    this.id = id;
    this.kind = kind;
    this.parent = parent;
    this.name = name;
  }

  void add(int[] moreTouched, int[] moreUses) throws DamagedRecordingException {
    set(touched, moreTouched);
    set(uses, moreUses);
  }

  void end(Outcome how, long duration) {
    outcome = how;
    millis = duration;
  }

  RecordedScope finish() {
    return new RecordedScope(
        id,
        kind,
        parent,
        name,
        outcome,
        millis,
        touched.stream().toArray(),
        uses.stream().toArray());
  }

  private static void set(BitSet bits, int[] numbers) throws DamagedRecordingException {
    for (int number : numbers) {
      if (number < 0 || number >= RecordingReader.NUMBERS) {
        throw new DamagedRecordingException("the number " + number + " is out of range");
      }
      bits.set(number);
    }
  }
}
