package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Listing.Entry;
import dev.incremental.plugin.store.Stored.Absent;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import dev.incremental.plugin.store.WebAnswer.Answered;
import dev.incremental.plugin.store.WebAnswer.NoAnswer;
import dev.incremental.plugin.store.WebClient.Question;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A store behind an HTTP server that takes files by PUT: WebDAV, a raw repository of an artifact
 * manager, a build cache.
 *
 * <pre>
 * &lt;module&gt;/&lt;commit&gt;.json.gz    content and checksum, as in {@link DirectoryStore}
 * &lt;module&gt;/index.txt           what is there, see {@link HttpIndex}
 * </pre>
 *
 * <p>HTTP lists nothing, hence the index; a snapshot that it lacks is not found, which costs a
 * larger selection and nothing else. Methods other than GET, PUT and DELETE are used only where a
 * WebDAV server wants a directory made.
 */
public final class HttpStore implements RemoteStore {
  private final StoreAddress.Web address;
  private final WebClient client;
  private final StoreAccess access;
  private final Bounds bounds;
  private final Clock clock;
  private volatile boolean outOfReach;
  private volatile boolean readOnly;

  /** Does not ask the server anything yet. */
  public HttpStore(StoreAddress.Web address, StoreAccess access) {
    this(address, access, Bounds.DEFAULT, Clock.systemUTC());
  }

  HttpStore(StoreAddress.Web address, StoreAccess access, Bounds bounds, Clock clock) {
    this.address = address;
    this.access = access;
    this.bounds = bounds;
    this.clock = clock;
    this.client = new WebClient(address.base(), access);
  }

  /**
   * What is never exceeded.
   *
   * @param snapshot bytes of a snapshot that are read
   * @param lines of an index
   */
  record Bounds(long snapshot, int lines) {
    static final Bounds DEFAULT = new Bounds(StoredFile.LARGEST, HttpIndex.KEPT_LINES);
  }

  @Override
  public Listing commits(String module) {
    URI index = uri(SnapshotKey.directory(module) + HttpIndex.FILE);
    WebAnswer answer = client.ask(Question.get(index, HttpIndex.LARGEST), deadline());
    if (answer instanceof Answered got && got.isMissing()) {
      return Listing.of(Map.of());
    }
    return answer instanceof Answered got && got.isSuccess()
        ? Listing.of(HttpIndex.read(got.body()).entries())
        : Listing.failed("cannot list " + words(index) + ": " + unread(answer));
  }

  /** HTTP lists nothing, and no index names them: whoever wants one knows how many there are. */
  @Override
  public Names parts(String module) {
    return Names.of(Set.of());
  }

  @Override
  public Stored read(String commit, String module) {
    if (!SnapshotKey.isCommit(commit)) {
      return new Unusable(SnapshotKey.noCommit(commit));
    }
    URI uri = uri(new SnapshotKey(commit, module).path());
    Deadline deadline = deadline();
    WebAnswer answer = client.ask(Question.get(uri, bounds.snapshot()), deadline);
    Optional<byte[]> content = content(answer);
    if (content.isEmpty() && isSuccess(answer)) { // perhaps it is just being written
      answer = client.ask(Question.get(uri, bounds.snapshot()), deadline);
      content = content(answer);
    }
    if (content.isPresent()) {
      return new Found(content.get());
    }
    if (answer instanceof Answered got && got.isMissing()) {
      return new Absent();
    }
    return new Unusable(
        isSuccess(answer)
            ? words(uri) + " is damaged, its checksum does not match its content"
            : "cannot read " + words(uri) + ": " + unread(answer));
  }

  private static Optional<byte[]> content(WebAnswer answer) {
    return answer instanceof Answered got && got.isSuccess()
        ? Container.open(got.body())
        : Optional.empty();
  }

  private static boolean isSuccess(WebAnswer answer) {
    return answer instanceof Answered got && got.isSuccess();
  }

  @Override
  public Writing write(String commit, String module, byte[] content) {
    if (!SnapshotKey.isCommit(commit)) {
      return new NotKept(SnapshotKey.noCommit(commit));
    }
    byte[] file = Container.of(content);
    URI uri = uri(new SnapshotKey(commit, module).path());
    Deadline deadline = deadline();
    WebAnswer answer = put(uri, file, deadline);
    if (!isSuccess(answer)) {
      return new NotKept("cannot write " + words(uri) + ": " + unwritten(answer));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return enter(module, Map.of(commit, Optional.of(Entry.of(now, file.length))), deadline)
        .<Writing>map(NotKept::new)
        .orElseGet(Kept::new);
  }

  @Override
  public Writing delete(String commit, String module) {
    return delete(List.of(commit), module)
        .problem()
        .<Writing>map(NotKept::new)
        .orElseGet(Kept::new);
  }

  /** The files first, so that what the index lacks is not there; the index once for all of them. */
  @Override
  public Removal delete(Collection<String> commits, String module) {
    Map<String, Optional<Entry>> gone = new HashMap<>();
    Optional<String> problem = Optional.empty();
    for (String commit : commits) {
      problem = deleteFile(commit, module);
      if (problem.isPresent()) {
        break;
      }
      gone.put(commit, Optional.empty());
    }
    return new Removal(
        gone.keySet(),
        problem.or(() -> gone.isEmpty() ? Optional.empty() : enter(module, gone, deadline())));
  }

  private Optional<String> deleteFile(String commit, String module) {
    if (!SnapshotKey.isCommit(commit)) {
      return Optional.of(SnapshotKey.noCommit(commit));
    }
    URI uri = uri(new SnapshotKey(commit, module).path());
    WebAnswer answer = client.ask(Question.of("DELETE", uri), deadline());
    boolean gone = answer instanceof Answered got && (got.isSuccess() || got.isMissing());
    return gone
        ? Optional.empty()
        : Optional.of("cannot delete " + words(uri) + ": " + unwritten(answer));
  }

  /** Brings the index up to date, or says why that was not possible. */
  private Optional<String> enter(
      String module, Map<String, Optional<Entry>> lines, Deadline deadline) {
    URI index = uri(SnapshotKey.directory(module) + HttpIndex.FILE);
    return new IndexUpdate(client, index, bounds.lines(), deadline)
        .enter(lines)
        .map(answer -> "cannot bring " + words(index) + " up to date: " + said(answer));
  }

  private String said(WebAnswer answer) {
    return answer instanceof Answered got && got.status() == IndexUpdate.CHANGED_MEANWHILE
        ? "others change it all the time"
        : unwritten(answer);
  }

  /** Puts a file, making the directories for it if the server wants them made. */
  private WebAnswer put(URI uri, byte[] file, Deadline deadline) {
    Question question = Question.put(uri, file, Optional.empty());
    WebAnswer answer = client.ask(question, deadline);
    if (answer instanceof Answered got && got.status() == 409) {
      make(uri.resolve("."), deadline);
      return client.ask(question, deadline);
    }
    return answer;
  }

  /** Makes a WebDAV collection, and those above it first if need be. */
  private void make(URI collection, Deadline deadline) {
    Question question = Question.of("MKCOL", collection);
    WebAnswer answer = client.ask(question, deadline);
    boolean lacksParent = answer instanceof Answered got && got.status() == 409;
    if (lacksParent && collection.getRawPath().length() > 1) {
      make(collection.resolve(".."), deadline);
      client.ask(question, deadline);
    }
  }

  private String unread(WebAnswer answer) {
    if (!(answer instanceof WebAnswer.TooLong)) {
      outOfReach = true;
    }
    return inWords(answer, false);
  }

  private String unwritten(WebAnswer answer) {
    if (answer instanceof NoAnswer) {
      outOfReach = true;
    } else if (!(answer instanceof Answered got) || got.status() != WebProblem.TOO_LARGE) {
      readOnly = true;
    }
    return inWords(answer, true);
  }

  private String inWords(WebAnswer answer, boolean writing) {
    if (answer instanceof Answered got) {
      return WebProblem.of(got, access.credentials().isEmpty(), writing);
    }
    return answer instanceof NoAnswer none ? none.reason() : "it is larger than it can be";
  }

  private URI uri(String path) {
    return URI.create(address.base() + path.replace("%", "%25"));
  }

  /** An address for messages: that of the store, and in it the file. */
  private String words(URI uri) {
    String below = uri.toString().substring(address.base().toString().length());
    return address.inWords() + "/" + below;
  }

  private Deadline deadline() {
    return Deadline.in(access.timeouts().total());
  }

  @Override
  public boolean isOutOfReach() {
    return outOfReach;
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  /** Connections are closed when nobody has asked for a while. */
  @Override
  public void close() {}
}
