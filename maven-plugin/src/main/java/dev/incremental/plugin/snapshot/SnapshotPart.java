package dev.incremental.plugin.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one of several machines recorded of a run that they share.
 *
 * <p>As bytes it is a head of six lines and an empty one, then the snapshot of what was recorded as
 * {@link SnapshotCodec} writes it:
 *
 * <pre>
 * incremental-part 1
 * module org.example.shop
 * shard 2/4
 * plans default-test=3fa9c1d2b4e5 it=91c0aa77f2d1      execution ids encoded as in a URL
 * base 77ab01c2d3e4
 * commit 4f2c9e1…       or - where the work tree had uncommitted changes
 * </pre>
 *
 * @param module key of the module
 * @param index which machine, from 1
 * @param count how many there are
 * @param plans names how each plugin execution was divided; parts of different plans do not belong
 *     together
 * @param base names what was known before, see {@link #nameOf}; what a part says of whole classes
 *     is true only together with that
 * @param commit full id of the commit; empty where uncommitted code ran
 * @param run what was recorded in this run, and nothing older
 */
public record SnapshotPart(
    String module,
    int index,
    int count,
    SortedMap<String, String> plans,
    String base,
    Optional<String> commit,
    Snapshot run) {
  private static final String NONE = "-";
  private static final Pattern HEAD =
      Pattern.compile(
          """
          incremental-part 1
          module ([\\w.%-]{1,300})
          shard (\\d{1,3})/(\\d{1,3})
          plans((?: [\\w.*%+-]{1,300}=[0-9a-f]{1,64})*)
          base ([0-9a-f]{1,64})
          commit ([0-9a-f]{40}|[0-9a-f]{64}|-)

          """);
  private static final int LONGEST_HEAD = 1 << 13;

  /** A name that changes with the tests and classes that a snapshot knows. */
  public static String nameOf(Snapshot known) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      known.tests().keySet().forEach(test -> sha256.update((test + "\n").getBytes(UTF_8)));
      known
          .knownClasses()
          .forEach((id, shape) -> sha256.update((id + " " + shape + "\n").getBytes(UTF_8)));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Whether another part is of the same shard, of the same code and of other plugin executions, so
   * that both are one.
   */
  public boolean continues(SnapshotPart earlier) {
    return module.equals(earlier.module)
        && index == earlier.index
        && count == earlier.count
        && base.equals(earlier.base)
        && commit.equals(earlier.commit)
        && Collections.disjoint(plans.keySet(), earlier.plans.keySet());
  }

  /** Both as one. */
  public SnapshotPart with(SnapshotPart earlier) {
    SortedMap<String, String> both = new TreeMap<>(plans);
    both.putAll(earlier.plans);
    return new SnapshotPart(
        module, index, count, both, base, commit, Overlay.beside(earlier.run, run));
  }

  /** As bytes. */
  public byte[] write() {
    String named =
        plans.entrySet().stream()
            .map(each -> " " + URLEncoder.encode(each.getKey(), UTF_8) + "=" + each.getValue())
            .collect(Collectors.joining());
    String head =
        String.join(
            "\n",
            "incremental-part 1",
            "module " + module,
            "shard " + index + "/" + count,
            "plans" + named,
            "base " + base,
            "commit " + commit.orElse(NONE),
            "",
            "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(US_ASCII));
    bytes.writeBytes(new SnapshotCodec().write(run));
    return bytes.toByteArray();
  }

  /**
   * Reads a part.
   *
   * @throws UnreadableSnapshotException if the bytes are anything but a whole part of this form
   */
  public static SnapshotPart read(byte[] bytes) throws UnreadableSnapshotException {
    int length = Math.min(bytes.length, LONGEST_HEAD);
    Matcher head = HEAD.matcher(new String(bytes, 0, length, US_ASCII));
    if (!head.lookingAt()) {
      throw new UnreadableSnapshotException("it is no part of a snapshot");
    }
    int index = Integer.parseInt(head.group(2));
    int count = Integer.parseInt(head.group(3));
    if (index < 1 || index > count) {
      throw new UnreadableSnapshotException("it is part " + index + " of " + count);
    }
    String commit = head.group(6);
    byte[] run = Arrays.copyOfRange(bytes, head.end(), bytes.length);
    return new SnapshotPart(
        head.group(1),
        index,
        count,
        plans(head.group(4)),
        head.group(5),
        commit.equals(NONE) ? Optional.empty() : Optional.of(commit),
        new SnapshotCodec().read(run));
  }

  private static SortedMap<String, String> plans(String text) throws UnreadableSnapshotException {
    SortedMap<String, String> plans = new TreeMap<>();
    try {
      for (String each : text.strip().split(" ", -1)) {
        int equals = each.lastIndexOf('=');
        if (equals > 0) {
          plans.put(
              URLDecoder.decode(each.substring(0, equals), UTF_8), each.substring(equals + 1));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new UnreadableSnapshotException("its plans are damaged", e);
    }
    return plans;
  }
}
