package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incremental.plugin.store.StoreAddress.Bucket;
import dev.incremental.plugin.store.StoreAddress.Remote;
import dev.incremental.plugin.store.StoreAddress.Web;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;

/** Opens stores by their addresses. Nothing is asked of a remote one before its first use. */
public final class Stores {
  private static final int NAME_BYTES = 8;

  private Stores() {}

  /** A remote store, asked anew each time. */
  public static RemoteStore remote(Remote address, StoreAccess access) {
    return address instanceof Bucket bucket
        ? new S3Store(bucket, access)
        : new HttpStore((Web) address, access);
  }

  /**
   * A remote store with a directory before it.
   *
   * @param caches a directory for those of any number of remote stores, which need not exist yet
   * @param offline whether the network must not be used
   */
  public static CachedStore cached(
      Remote address, StoreAccess access, Path caches, boolean offline) {
    return new CachedStore(remote(address, access), caches.resolve(name(address, access)), offline);
  }

  private static String name(Remote address, StoreAccess access) {
    String place = address + access.endpoint().map(URI::toString).orElse("");
    byte[] digest = Container.digest(place.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
  }
}
