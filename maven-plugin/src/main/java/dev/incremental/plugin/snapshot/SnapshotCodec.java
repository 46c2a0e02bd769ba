package dev.incremental.plugin.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;

/**
 * Turns snapshots into bytes and back: JSON, compressed with gzip.
 *
 * <p>The object has these members, in this order; {@code text} is an index into {@code strings},
 * {@code set} and {@code numbers} are strings as {@link IndexText} describes:
 *
 * <pre>
 * "schema": 1
 * "created": ISO-8601 moment
 * "commit": full id or ""
 * "strings": [string …]                      every other text, once
 * "moments": [ISO-8601 moment …]
 * "implied": [set of entries …]              each distinct set once
 * "entries": numbers, four an entry: kind text, owner text, member text, index into "implied"
 * "fingerprints": base64 of eight bytes an entry, big-endian
 * "scopes": [[kind text, name text, set of entries, set of scopes] …]
 * "tests": [[execution text, class text, method text, outcome text, milliseconds, moment,
 *            set of entries, set of scopes] …]  a test's records in the order in which they count
 * "known": [[execution text, class text, shape] …]
 * "settings": [[name text, fingerprint, text] …]
 * "failed": [[execution text, container text, moment] …]
 * </pre>
 *
 * <p>The schema's number rises with every change of form or of meaning; no other schema is read.
 */
public final class SnapshotCodec {
  /** The schema that is written, and the only one that is read. */
  public static final int SCHEMA = 1;

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
    return Gzip.deflate(json(snapshot), LEVEL);
  }

  byte[] json(Snapshot snapshot) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      new SnapshotWriter(snapshot, out).write();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a snapshot.
   *
   * @throws UnreadableSnapshotException if the bytes are anything but a whole snapshot of this
   *     schema, within the bounds of {@link ReadingLimits}; nothing else is thrown, whatever they
   *     are
   */
  public Snapshot read(byte[] bytes) throws UnreadableSnapshotException {
    return parse(Gzip.inflate(bytes, ReadingLimits.inflated(LARGEST)));
  }

  Snapshot parse(byte[] bytes) throws UnreadableSnapshotException {
    try (JsonParser in = json.createParser(bytes)) {
      return new SnapshotReader(new JsonFields(in)).read();
    } catch (UnreadableSnapshotException e) {
      throw e;
    } catch (StreamReadException e) {
      throw new UnreadableSnapshotException("it is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new UnreadableSnapshotException("it is damaged: " + e.getMessage(), e);
    }
  }
}
