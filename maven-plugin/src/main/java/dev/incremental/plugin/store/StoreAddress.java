package dev.incremental.plugin.store;

import java.net.URI;
import java.nio.file.Path;

/** Where snapshots are kept, as users write it. */
public sealed interface StoreAddress {

  /** For messages: short, without passwords. */
  String inWords();

  /** A directory. */
  record Directory(Path path) implements StoreAddress {
    @Override
    public String inWords() {
      return AddressText.bounded(path.toString());
    }
  }

  /** Not on this machine's disks. */
  sealed interface Remote extends StoreAddress {}

  /**
   * A directory of an HTTP server.
   *
   * @param base scheme, host and path, with a slash at the end
   */
  record Web(URI base) implements Remote {
    @Override
    public String inWords() {
      return AddressText.bounded(base.toString().replaceAll("/+$", ""));
    }
  }

  /**
   * Keys of an S3 bucket.
   *
   * @param prefix empty, or with a slash at the end and none at the beginning
   */
  record Bucket(String name, String prefix) implements Remote {
    @Override
    public String inWords() {
      return AddressText.bounded(("s3://" + name + "/" + prefix).replaceAll("/+$", ""));
    }
  }

  /** What reading an address came to. */
  sealed interface Parsing {

    /** It is one. */
    record Read(StoreAddress address) implements Parsing {}

    /**
     * It is none.
     *
     * @param what what is wrong, a clause
     * @param next what to do about it, a clause
     */
    record Refused(String what, String next) implements Parsing {}
  }

  /**
   * Reads a path, {@code file:}, {@code s3://bucket/prefix}, {@code http://} or {@code https://}.
   * Addresses that differ only in slashes at the end, the case of the host or a port that goes
   * without saying are equal.
   *
   * @param base what a relative path is relative to
   */
  static Parsing parse(String text, Path base) {
    return new AddressText(text.strip()).parse(base);
  }
}
