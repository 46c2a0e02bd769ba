package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Listing.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The images of one seed in a store, the data of each cut into pieces that are files like
 * snapshots, and what it is in one more file, which is written last: so whoever finds that finds
 * the whole.
 *
 * <p>Pieces go by their SHA-256. Two builds that publish at once do not disturb each other, and a
 * piece is either what was written or refused.
 */
public final class SeedFiles {
  /** How many images of a seed stay; of more, those written first go. */
  public static final int KEPT = 10;

  /** What is in memory of an image at once, in bytes; it has to pass within a store's bounds. */
  static final int PIECE = 4 << 20;

  /** A piece that no image has may be that of one that is being written. */
  private static final Duration GRACE = Duration.ofDays(1);

  private final SnapshotStore store;
  private final String images;
  private final String data;

  /**
   * Those of a seed.
   *
   * @param module the module's key
   */
  public SeedFiles(SnapshotStore store, String module, String seed) {
    this.store = store;
    this.images = module + "@" + seed;
    this.data = images + "@data";
  }

  /** A store of images in a directory that snapshots are kept in. */
  public static SnapshotStore in(Path directory) {
    return new DirectoryStore(directory.resolve("images"), Integer.MAX_VALUE);
  }

  /**
   * The contents of which there are images, the last first.
   *
   * @param names no more than stay
   * @param problem why that may not be all, as a clause for the user
   */
  public record Known(List<String> names, Optional<String> problem) {
    public Known {
      names = List.copyOf(names);
    }
  }

  /** What there is. */
  public Known known() {
    Listing listing = store.commits(images);
    return new Known(lastFirst(listing.entries()).stream().limit(KEPT).toList(), listing.problem());
  }

  private static List<String> lastFirst(Map<String, Entry> entries) {
    return entries.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, Entry> each) ->
                        each.getValue().written().orElse(Instant.EPOCH))
                .reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Reads what an image is.
   *
   * @throws IOException with a clause for the user, if it must not be used
   */
  public SeedImage read(String content) throws IOException {
    Stored stored = store.read(content, images);
    if (!(stored instanceof Stored.Found found)) {
      throw new IOException(
          stored instanceof Stored.Unusable unusable ? unusable.reason() : "it has just gone");
    }
    return SeedImage.read(found.content())
        .orElseThrow(() -> new IOException("it is in a form that this version does not know"));
  }

  /** The data of an image; what is wrong with a piece is said when that is read, as a clause. */
  public InputStream open(SeedImage image) {
    return new PieceReader(store, data, image);
  }

  /** Writes data whose length nobody knows yet. */
  public Upload upload() {
    return new Upload();
  }

  /** Data on their way into the store, of which there is an image once it is entered. */
  public final class Upload extends OutputStream {
    private final List<String> pieces = new ArrayList<>();
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private long bytes;

    private Upload() {}

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      int written = 0;
      while (written < length) {
        int some = Math.min(length - written, PIECE - filled);
        System.arraycopy(from, offset + written, piece, filled, some);
        filled += some;
        written += some;
        if (filled == PIECE) {
          put();
        }
      }
    }

    private void put() throws IOException {
      byte[] content = Arrays.copyOf(piece, filled);
      String name = PieceReader.name(content);
      keep(name, data, content);
      pieces.add(name);
      bytes += filled;
      filled = 0;
    }

    /**
     * Ends it: from now on others find it.
     *
     * @return how many bytes the data have
     * @throws IOException with a clause for the user, if that cannot be
     */
    public long enter(
        String seed, String content, String migrated, String before, long rows, byte[] record)
        throws IOException {
      if (filled > 0) {
        put();
      }
      SeedImage image = new SeedImage(seed, content, migrated, before, rows, bytes, pieces, record);
      keep(content, images, image.write());
      return bytes;
    }

    private void keep(String key, String name, byte[] content) throws IOException {
      Writing writing = store.write(key, name, content);
      if (writing instanceof Writing.NotKept refused) {
        throw new IOException(refused.reason());
      }
      if (writing instanceof Writing.NotTried) {
        throw new IOException("the store could not be reached or written to before");
      }
    }
  }

  /**
   * Deletes images beyond those that stay, and pieces that none has. It is a courtesy: what cannot
   * be looked through or deleted is when the next one is published.
   */
  public void tidy(Instant now) {
    Listing listing = store.commits(images);
    Listing pieces = store.commits(data);
    if (listing.problem().isPresent() || pieces.problem().isPresent()) {
      return;
    }
    List<String> all = lastFirst(listing.entries());
    List<String> staying = all.stream().limit(KEPT).toList();
    Set<String> needed = new HashSet<>();
    try {
      for (String each : staying) {
        needed.addAll(read(each).pieces());
      }
    } catch (IOException e) {
      return; // nobody knows what it needs
    }
    if (all.size() > KEPT) {
      store.delete(all.subList(KEPT, all.size()), images);
    }
    Set<String> going = new HashSet<>();
    pieces.entries().entrySet().stream()
        .filter(each -> !needed.contains(each.getKey()))
        .filter(each -> isOld(each.getValue(), now))
        .forEach(each -> going.add(each.getKey()));
    if (!going.isEmpty()) {
      store.delete(going, data);
    }
  }

  private static boolean isOld(Entry entry, Instant now) {
    return entry.written().filter(then -> then.plus(GRACE).isBefore(now)).isPresent();
  }
}
