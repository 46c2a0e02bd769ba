package dev.incremental.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording as far as it was written whole.
 *
 * <p>What follows the first torn block is ignored: its scopes count as unfinished. A block that is
 * whole but contradicts the format poisons the recording.
 */
public final class RecordingReader {
  /** Scopes, methods and names of one fork are never as many. */
  static final int NUMBERS = 1 << 24;

  private final Map<String, String> header = new LinkedHashMap<>();
  private final List<RecordedClass> classes = new ArrayList<>();
  private final List<RecordedName> names = new ArrayList<>();
  private final Map<Integer, ScopeDraft> scopes = new LinkedHashMap<>();
  private final List<RecordedSetUp> setUps = new ArrayList<>();
  private @Nullable String poison;
  private boolean complete;

  private RecordingReader() {}

  /**
   * Reads a file.
   *
   * @throws IOException if the file cannot be read; never for what stands in it
   */
  public static Recording read(Path file) throws IOException {
    return new RecordingReader().parse(Files.readAllBytes(file));
  }

  private Recording parse(byte[] bytes) {
    BlockReader blocks = new BlockReader(bytes);
    try {
      BlockType type = blocks.next();
      if (type != BlockType.HEADER) {
        throw new DamagedRecordingException("it has no header");
      }
      for (; type != null; type = blocks.next()) {
        block(type, blocks);
      }
    } catch (DamagedRecordingException e) {
      poison = "the recording is damaged: " + e.getMessage();
    }
    List<RecordedScope> finished = scopes.values().stream().map(ScopeDraft::finish).toList();
    return new Recording(
        Map.copyOf(header),
        List.copyOf(classes),
        List.copyOf(names),
        finished,
        List.copyOf(setUps),
        poison,
        complete && blocks.atEnd());
  }

  private void block(BlockType type, BlockReader in) throws DamagedRecordingException {
    switch (type) {
      case HEADER -> header(in);
      case CLASS -> classes.add(recordedClass(in));
      case NAME ->
          names.add(new RecordedName(in.below(NUMBERS), in.constant(NameKind.class), in.text()));
      case SCOPE_START -> {
        int id = in.below(NUMBERS);
        ScopeDraft scope =
            new ScopeDraft(id, in.constant(ScopeKind.class), in.below(NUMBERS) - 1, in.text());
        if (scopes.put(id, scope) != null) {
          throw new DamagedRecordingException("scope " + id + " began twice");
        }
      }
      case SCOPE_PART -> scope(in.number()).add(in.ascending(), in.ascending());
      case SCOPE_END ->
          scope(in.number()).end(in.constant(Outcome.class), in.below(Integer.MAX_VALUE));
      case SET_UP ->
          setUps.add(
              new RecordedSetUp(
                  in.text(),
                  in.text(),
                  in.below(Integer.MAX_VALUE),
                  in.below(Integer.MAX_VALUE),
                  in.below(Integer.MAX_VALUE)));
      case POISON -> poison = in.text();
      case END -> complete = true;
    }
  }

  private void header(BlockReader in) throws DamagedRecordingException {
    int format = in.number();
    if (format != RecordingWriter.FORMAT) {
      throw new DamagedRecordingException("its format is " + format);
    }
    int count = in.count();
    for (int i = 0; i < count; i++) {
      header.put(in.text(), in.text());
    }
  }

  private static RecordedClass recordedClass(BlockReader in) throws DamagedRecordingException {
    String name = in.text();
    Origin origin = in.constant(Origin.class);
    String superName = in.text();
    List<String> interfaces = in.texts();
    int first = in.below(NUMBERS);
    List<String> methods = in.texts();
    int[] statics = in.ascending();
    for (int place : statics) {
      if (place < 0 || place >= methods.size()) {
        throw new DamagedRecordingException(name + " has no method " + place);
      }
    }
    return new RecordedClass(
        name,
        origin,
        superName.isEmpty() ? null : superName,
        interfaces,
        first,
        new RecordedMethods(methods, statics));
  }

  private ScopeDraft scope(int id) throws DamagedRecordingException {
    ScopeDraft scope = scopes.get(id);
    if (scope == null) {
      throw new DamagedRecordingException("scope " + id + " never began");
    }
    return scope;
  }
}
