package dev.incremental.plugin.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/** Reads an image's data piece by piece, and of each piece nothing before all of it is right. */
final class PieceReader extends InputStream {
  private final SnapshotStore store;
  private final String data;
  private final SeedImage image;
  private byte[] piece = new byte[0];
  private int at;
  private int next;
  private long taken;

  PieceReader(SnapshotStore store, String data, SeedImage image) {
    this.store = store;
    this.data = data;
    this.image = image;
  }

  /** What a piece is called. */
  static String name(byte[] content) {
    return HexFormat.of().formatHex(Container.digest(content));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == piece.length) {
      if (next == image.pieces().size()) {
        return end();
      }
      piece = fetch(next++);
      taken += piece.length;
      at = 0;
    }
    int some = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, to, offset, some);
    at += some;
    return some;
  }

  private int end() throws IOException {
    if (taken != image.bytes()) {
      throw new IOException("it is not as long as it should be");
    }
    return -1;
  }

  private byte[] fetch(int number) throws IOException {
    String name = image.pieces().get(number);
    String which = "piece " + (number + 1) + " of " + image.pieces().size();
    Stored stored = store.read(name, data);
    if (stored instanceof Stored.Unusable unusable) {
      throw new IOException(which + " cannot be used: " + unusable.reason());
    }
    if (!(stored instanceof Stored.Found found)) {
      throw new IOException(which + " is missing");
    }
    if (!name(found.content()).equals(name)) {
      throw new IOException(which + " is another one than it should be");
    }
    return found.content();
  }
}
