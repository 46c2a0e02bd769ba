package dev.incremental.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows a recording while a fork writes it: which tests have begun and ended so far.
 *
 * <p>Only what was appended is read, and what tests touched is passed over. A block that is half
 * written is looked at again. For those who show how far a run is; whatever is decided on is read
 * by {@link RecordingReader}, when all is written. Not thread-safe.
 */
public final class RecordingTail {
  private final Path file;
  private final Map<Integer, String> open = new HashMap<>();
  private long position;
  private int checksum;
  private boolean begun;

  /** Follows a file from its beginning. */
  public RecordingTail(Path file) {
    this.file = file;
  }

  /** Whether any test had begun when the file was last looked at. */
  public boolean begun() {
    return begun;
  }

  /**
   * The tests that ended since this was last asked, in their order; one with several invocations
   * may be among them more than once.
   *
   * @throws IOException if the file cannot be read or contradicts its format
   */
  public List<String> ended() throws IOException {
    byte[] appended = appended();
    if (appended.length == 0) {
      return List.of();
    }
    BlockReader blocks = new BlockReader(appended, checksum);
    List<String> ended = new ArrayList<>();
    for (BlockType type = blocks.next(); type != null; type = blocks.next()) {
      if (type == BlockType.SCOPE_START) {
        start(blocks);
      } else if (type == BlockType.SCOPE_END) {
        String test = open.remove(blocks.number());
        if (test != null) {
          ended.add(test);
        }
      }
    }
    position += blocks.whole();
    checksum = blocks.checksum();
    return List.copyOf(ended);
  }

  private void start(BlockReader in) throws DamagedRecordingException {
    int id = in.number();
    ScopeKind kind = in.constant(ScopeKind.class);
    in.number(); // the scope that it was opened in
    if (kind == ScopeKind.TEST) {
      open.put(id, in.text());
      begun = true;
    }
  }

  private byte[] appended() throws IOException {
    if (Files.size(file) <= position) {
      return new byte[0];
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file);
        InputStream rest = Channels.newInputStream(channel.position(position))) {
      return rest.readAllBytes();
    }
  }
}
