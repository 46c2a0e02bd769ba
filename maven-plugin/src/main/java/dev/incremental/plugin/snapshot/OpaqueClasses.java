package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.recording.Origin;
import dev.incremental.recording.RecordedClass;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import java.util.BitSet;
import java.util.Optional;

/**
 * What every test of a fork depends on because classes without probes were loaded there.
 *
 * <p>Who touched them is not known, so every test of the fork may have; and what they keep in
 * static fields may have been left by any of its tests for any other.
 */
final class OpaqueClasses {
  private final BitSet dependedOn = new BitSet();
  private final BitSet used = new BitSet();

  OpaqueClasses(Recording recording, ProjectTypes types, ClassEntries entries, Touches touches) {
    for (RecordedClass each : recording.classes()) {
      if (each.origin() == Origin.OPAQUE || each.origin() == Origin.EXCLUDED) {
        Optional<ClassFacts> facts = types.facts(each.name());
        if (facts.isPresent()) {
          add(facts.get(), entries, touches, recording);
        } else {
          dependedOn.set(
              entries.unknowable("class " + each.name() + ", which could not be given probes"));
        }
      }
    }
  }

  private void add(ClassFacts facts, ClassEntries entries, Touches touches, Recording recording) {
    entries.whole(facts).addTo(dependedOn);
    for (String method : facts.methods().keySet()) {
      touches.usedBy(facts, method).addTo(used);
    }
    if (touches.sharesState(facts)) {
      recording.scopes().stream().mapToInt(RecordedScope::id).forEach(used::set);
    }
  }

  /** Entries. */
  BitSet dependedOn() {
    return dependedOn;
  }

  /** Ids of scopes of the fork whose results may have been used. */
  BitSet used() {
    return used;
  }
}
