package dev.incremental.plugin.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.Deflater;

/**
 * Turns snapshots into bytes and back: JSON, compressed with gzip.
 *
 * <p>The object has these members, in this order; {@code text} is an index into {@code strings},
 * {@code set} and {@code numbers} are strings as {@link IndexText} describes:
 *
 * <pre>
 * "schema": 4
 * "created": ISO-8601 moment
 * "commit": full id or ""
 * "strings": [string …]                      every other text, once
 * "moments": [ISO-8601 moment …]
 * "implied": [set of entries …]              each distinct set once
 * "entries": [kinds, owners, members, implied]  a number an entry in each: how far back the text, or
 *                                            the set of "implied", stands that was met before,
 *                                            counted from what is met next; 0 for that
 * "fingerprints": base64 of eight bytes an entry, big-endian
 * "scopes": [[kind text, name text, set of entries, set of scopes] …]
 * "tests": [[execution text, class text, method text, outcome text, milliseconds, moment,
 *            set of entries, set of scopes] …]  a test's records in the order in which they count
 * "known": [[execution text, class text, shape] …]
 * "settings": [[name text, fingerprint, text] …]
 * "failed": [[execution text, container text, moment] …]
 * "setUps": [[execution text, class text, method text, runs, microseconds, of these in tests] …]
 * "beforeSeeds": [[execution text, class text, microseconds] …]
 * </pre>
 *
 * <p>A delta says what a snapshot has and another one, its base, has not. Entries, scopes and tests
 * are numbered through in it, first the base's and then its own, and so are records of tests.
 * {@code like} is 0, or one more than the number of a record or scope of the base; then the sets
 * that follow hold what only one of both has:
 *
 * <pre>
 * "schema": 104
 * "created", "commit"                        as above
 * "base": full id of the base's commit
 * "digest": SHA-256 of the base's bytes, compressed as they are, 64 hexadecimal digits
 * "strings", "moments", "implied", "entries", "fingerprints"
 *                                            as above, for the delta alone
 * "scopes": [[kind text, name text, like, set of entries, set of scopes] …]
 * "names": [[execution text, class text, method text] …]  tests that the base does not have
 * "records": [[test, outcome text, milliseconds, moment, like, set of entries, set of scopes] …]
 * "tests": [[test, numbers of its records] …]  tests whose records changed; none for one that is gone
 * "known": as above                          those that changed or are new
 * "forgotten": set of the base's known classes that are known no more
 * "settings": as above                       those that the base does not have
 * "order": numbers, all settings             the base's are numbered first
 * "failed": as above                         all
 * "setUps": as above                         all of classes that are not as in the base; where
 *                                            there are none any longer a row "" of 0 runs
 * "beforeSeeds": as above                    all
 * </pre>
 *
 * <p>The base is a whole snapshot, so that two files are read at most. {@code src/site} has a page
 * on the whole form.
 *
 * <p>The schema's number rises with every change of form or of meaning; no other schema is read.
 */
public final class SnapshotCodec {
  /** The schema that is written, and the only one that is read. */
  public static final int SCHEMA = 4;

  /** The schema of deltas that is written, and the only one that is read. */
  public static final int DELTA_SCHEMA = 100 + SCHEMA;

  /** How many times smaller a delta must be: reading it means reading the whole one too. */
  private static final int WORTH = 4;

  private static final int LARGEST = 256 << 20;

  /** At 10,000 tests 4 % larger than the usual level 6, in a third of its time. */
  private static final int LEVEL = 4;

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxNameLength(32)
                  .maxNumberLength(24)
                  .maxStringLength(LARGEST)
                  .build())
          .build();

  /** Writes a snapshot. */
  public byte[] write(Snapshot snapshot) {
    return written(
        out -> new SnapshotWriter(snapshot, out).write(), out -> Gzip.deflating(out, LEVEL));
  }

  byte[] json(Snapshot snapshot) {
    return written(out -> new SnapshotWriter(snapshot, out).write(), out -> out);
  }

  /**
   * Writes what a snapshot has and its base has not.
   *
   * @param result the snapshot that {@link #read(byte[], Function)} gives again
   * @param base what {@link #readBase(byte[])} made of the base's bytes
   */
  public byte[] writeDelta(Snapshot result, DeltaBase base) {
    return written(delta(result, base), out -> Gzip.deflating(out, Deflater.BEST_COMPRESSION));
  }

  byte[] json(Snapshot result, DeltaBase base) {
    return written(delta(result, base), out -> out);
  }

  private static Content delta(Snapshot result, DeltaBase base) {
    SnapshotDelta delta = SnapshotDelta.between(base.snapshot(), result);
    return out -> new DeltaWriter(base, delta, out).write();
  }

  /** Without the whole JSON in memory, which is some times as large as what comes of it. */
  private byte[] written(Content content, Packing packing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (JsonGenerator out = json.createGenerator(packing.into(bytes))) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** What JSON goes through on its way. */
  @FunctionalInterface
  private interface Packing {
    OutputStream into(OutputStream out) throws IOException;
  }

  /** Something that is written as JSON. */
  @FunctionalInterface
  private interface Content {
    void writeTo(JsonGenerator out) throws IOException;
  }

  /** Whether a delta is so much smaller than the whole snapshot that reading two files pays. */
  public static boolean pays(byte[] delta, byte[] whole) {
    return delta.length <= whole.length / WORTH;
  }

  /**
   * Reads a snapshot that is no delta.
   *
   * @throws UnreadableSnapshotException if the bytes are anything but a whole snapshot of this
   *     schema, within the bounds of {@link ReadingLimits}; nothing else is thrown, whatever they
   *     are
   */
  public Snapshot read(byte[] bytes) throws UnreadableSnapshotException {
    return parse(Gzip.inflate(bytes, ReadingLimits.inflated(LARGEST)));
  }

  /**
   * Reads a snapshot, or a delta and the snapshot that it is laid over.
   *
   * @param bases gives the bytes of the whole snapshot of a commit, for its full id, as they were
   *     written; asked once at most, and not asked where there is no delta
   * @throws UnreadableSnapshotException if the bytes are neither, or are a delta whose base is not
   *     there, is not the one that it was made against, or cannot be read itself
   */
  public Snapshot read(byte[] bytes, Function<String, Optional<byte[]>> bases)
      throws UnreadableSnapshotException {
    byte[] content = Gzip.inflate(bytes, ReadingLimits.inflated(LARGEST));
    return DeltaReader.isDelta(content, json)
        ? guarded(content, in -> overBase(new DeltaReader(in), bases))
        : parse(content);
  }

  private Snapshot overBase(DeltaReader delta, Function<String, Optional<byte[]>> bases)
      throws IOException {
    return delta.over(base(delta.base(), bases));
  }

  /**
   * Which commit's snapshot must be there for these bytes to be read, by its full id; empty where
   * they are no delta.
   *
   * @throws UnreadableSnapshotException if they are a delta that cannot be read, or not compressed
   */
  public Optional<String> baseOf(byte[] bytes) throws UnreadableSnapshotException {
    byte[] content = Gzip.inflate(bytes, ReadingLimits.inflated(LARGEST));
    return DeltaReader.isDelta(content, json)
        ? Optional.of(guarded(content, in -> new DeltaReader(in).base().commit()))
        : Optional.empty();
  }

  /**
   * Reads a snapshot to which deltas are to refer.
   *
   * @throws UnreadableSnapshotException if it cannot be read, is a delta itself, or belongs to no
   *     commit
   */
  public DeltaBase readBase(byte[] bytes) throws UnreadableSnapshotException {
    return DeltaBase.of(read(bytes), bytes);
  }

  private Snapshot base(DeltaReader.BaseName name, Function<String, Optional<byte[]>> bases)
      throws UnreadableSnapshotException {
    byte[] bytes =
        bases
            .apply(name.commit())
            .orElseThrow(() -> new UnreadableSnapshotException(name + ", which is not there"));
    if (!DeltaBase.digest(bytes).equals(name.digest())) {
      throw new UnreadableSnapshotException(name + ", which has changed since");
    }
    try {
      return read(bytes);
    } catch (UnreadableSnapshotException e) {
      throw new UnreadableSnapshotException(name + ", of which " + e.getMessage(), e);
    }
  }

  Snapshot parse(byte[] bytes) throws UnreadableSnapshotException {
    return guarded(bytes, in -> new SnapshotReader(in).read());
  }

  /** Reads something of which anything may be wrong. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(JsonFields in) throws IOException;
  }

  private <T> T guarded(byte[] bytes, Reading<T> reading) throws UnreadableSnapshotException {
    try (JsonParser in = json.createParser(bytes)) {
      return reading.of(new JsonFields(in));
    } catch (UnreadableSnapshotException e) {
      throw e;
    } catch (StreamReadException e) {
      throw new UnreadableSnapshotException("it is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new UnreadableSnapshotException("it is damaged: " + e.getMessage(), e);
    }
  }
}
