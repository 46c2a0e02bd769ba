package dev.incremental.plugin.store;

import dev.incremental.plugin.store.BoundedBody.TooLargeException;
import dev.incremental.plugin.store.Listing.Entry;
import dev.incremental.plugin.store.Stored.Absent;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A store in a bucket of S3, or of a service that speaks like it.
 *
 * <pre>
 * &lt;prefix&gt;/&lt;module&gt;/&lt;commit&gt;.json.gz    content and checksum, as in {@link DirectoryStore}
 * </pre>
 *
 * <p>An object is replaced as a whole, and one listing tells what is there of a module. This class
 * and its neighbours {@code S3…} are the only ones that load AWS's.
 */
public final class S3Store implements RemoteStore {
  /** More than anybody looks through, at a thousand a request. */
  private static final int MOST_ENTRIES = 100_000;

  private static final int CHUNK = 1 << 16;

  private final StoreAddress.Bucket address;
  private final StoreAccess access;
  private final S3Problem problem;
  private @Nullable S3Client client;
  private volatile boolean outOfReach;
  private volatile boolean readOnly;

  /** Does not ask the service anything yet. */
  public S3Store(StoreAddress.Bucket address, StoreAccess access) {
    this.address = address;
    this.access = access;
    this.problem = new S3Problem(address);
  }

  @Override
  public Listing commits(String module) {
    String directory = address.prefix() + SnapshotKey.directory(module);
    Map<String, Entry> entries = new HashMap<>();
    try {
      return list(directory, entries)
          ? Listing.of(entries)
          : Listing.of(entries)
              .butFor(words(directory) + " has more snapshots than can be listed in time");
    } catch (RuntimeException e) {
      outOfReach = true;
      return Listing.of(entries)
          .butFor(
              "cannot list "
                  + words(directory)
                  + ": "
                  + problem.of(e, "s3:ListBucket and s3:GetObject"));
    }
  }

  /** Takes page after page; false where that took too long. */
  private boolean list(String directory, Map<String, Entry> entries) {
    Deadline deadline = deadline();
    String token = null;
    do {
      String from = token;
      ListObjectsV2Response page =
          client()
              .listObjectsV2(
                  request ->
                      request.bucket(address.name()).prefix(directory).continuationToken(from));
      for (S3Object each : page.contents()) {
        SnapshotKey.commitOf(each.key().substring(directory.length()))
            .ifPresent(commit -> entries.put(commit, Entry.of(each.lastModified(), each.size())));
      }
      token = page.nextContinuationToken();
    } while (token != null && entries.size() < MOST_ENTRIES && !deadline.isOver());
    return token == null;
  }

  @Override
  public Names parts(String module) {
    String beginning = address.prefix() + ModuleKey.fileName(PartName.beginning(module));
    Set<String> names = new HashSet<>();
    try {
      client()
          .listObjectsV2Paginator(
              request -> request.bucket(address.name()).prefix(beginning).delimiter("/"))
          .commonPrefixes()
          .forEach(each -> names.add(nameAt(each.prefix())));
      names.removeIf(name -> PartName.moduleOf(name).filter(module::equals).isEmpty());
      return Names.of(names);
    } catch (RuntimeException e) {
      outOfReach = true;
      return Names.failed(
          "cannot list " + words(beginning) + ": " + problem.of(e, "s3:ListBucket"));
    }
  }

  private String nameAt(String directory) {
    return ModuleKey.name(
        directory.substring(address.prefix().length(), directory.length() - "/".length()));
  }

  @Override
  public Stored read(String commit, String module) {
    if (!SnapshotKey.isCommit(commit)) {
      return new Unusable(SnapshotKey.noCommit(commit));
    }
    String key = key(commit, module);
    try {
      return Container.open(bytes(key))
          .<Stored>map(Found::new)
          .orElseGet(
              () ->
                  new Unusable(
                      words(key) + " is damaged, its checksum does not match its content"));
    } catch (TooLargeException e) {
      return new Unusable(words(key) + " is too large for a snapshot");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unusable("cannot read " + words(key) + ": interrupted");
    } catch (IOException | RuntimeException e) {
      if (isMissing(e)) {
        return new Absent();
      }
      outOfReach = true;
      return new Unusable(
          "cannot read " + words(key) + ": " + problem.of(e, "s3:GetObject and s3:ListBucket"));
    }
  }

  private static boolean isMissing(Exception e) {
    return e instanceof S3Exception known
        && known.statusCode() == 404
        && !S3Problem.isNoBucket(known);
  }

  /** The client tries again what fails before the first byte; this, what is cut later. */
  private byte[] bytes(String key) throws IOException, InterruptedException {
    Deadline deadline = deadline();
    BackOff backOff = new BackOff(deadline);
    for (int attempt = 1; ; attempt++) {
      try (ResponseInputStream<GetObjectResponse> in =
          client().getObject(request -> request.bucket(address.name()).key(key))) {
        return bytes(in, deadline);
      } catch (TooLargeException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == BackOff.ATTEMPTS || !backOff.pause()) {
          throw e;
        }
      }
    }
  }

  private static byte[] bytes(ResponseInputStream<GetObjectResponse> in, Deadline deadline)
      throws IOException {
    Long announced = in.response().contentLength();
    long length = announced == null ? 0 : announced;
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    int count = 0;
    while (length <= StoredFile.LARGEST && (count = in.read(chunk)) >= 0) {
      taken.write(chunk, 0, count);
      length = Math.max(length, taken.size());
      if (deadline.isOver()) {
        in.abort();
        throw new IOException("no whole answer within the time there is");
      }
    }
    if (length > StoredFile.LARGEST) {
      in.abort();
      throw new TooLargeException();
    }
    if (length > taken.size()) { // older JDKs say nothing about it
      throw new IOException("the answer was cut");
    }
    return taken.toByteArray();
  }

  @Override
  public Writing write(String commit, String module, byte[] content) {
    if (!SnapshotKey.isCommit(commit)) {
      return new NotKept(SnapshotKey.noCommit(commit));
    }
    String key = key(commit, module);
    try {
      client()
          .putObject(
              request ->
                  request.bucket(address.name()).key(key).contentType("application/octet-stream"),
              RequestBody.fromBytes(Container.of(content)));
      return new Kept();
    } catch (RuntimeException e) {
      return notKept("cannot write " + words(key), e, "s3:PutObject");
    }
  }

  @Override
  public Writing delete(String commit, String module) {
    if (!SnapshotKey.isCommit(commit)) {
      return new NotKept(SnapshotKey.noCommit(commit));
    }
    String key = key(commit, module);
    try {
      client().deleteObject(request -> request.bucket(address.name()).key(key));
      return new Kept();
    } catch (RuntimeException e) {
      return isMissing(e)
          ? new Kept()
          : notKept("cannot delete " + words(key), e, "s3:DeleteObject");
    }
  }

  private Writing notKept(String what, RuntimeException e, String right) {
    if (e instanceof SdkServiceException) {
      readOnly = true;
    } else {
      outOfReach = true;
    }
    return new NotKept(what + ": " + problem.of(e, right));
  }

  private String key(String commit, String module) {
    return address.prefix() + new SnapshotKey(commit, module).path();
  }

  private String words(String key) {
    return AddressText.bounded("s3://" + address.name() + "/" + key);
  }

  private Deadline deadline() {
    return Deadline.in(access.timeouts().total());
  }

  private synchronized S3Client client() {
    S3Client opened = client;
    if (opened == null) {
      opened = S3Clients.open(access);
      client = opened;
    }
    return opened;
  }

  @Override
  public boolean isOutOfReach() {
    return outOfReach;
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
