package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a jar of the project holds, fingerprinted as if it lay in a directory: times, order and
 * compression of its entries mean nothing.
 */
final class JarContents {
  private static final String KIND = "J";
  private static final String CLASS = ".class";

  private final FileStamp stamp;
  private final boolean atRest;
  private final Map<String, JarEntryContent> entries;
  private final Map<String, ClassContent> classes = new LinkedHashMap<>();

  private JarContents(FileStamp stamp, boolean atRest, Map<String, JarEntryContent> entries) {
    this.stamp = stamp;
    this.atRest = atRest;
    this.entries = entries;
    entries.forEach(
        (path, entry) -> {
          ClassContent content = entry.classContent();
          if (content != null) {
            String name = path.substring(0, path.length() - CLASS.length());
            classes.put(name.replace('/', '.'), content);
          }
        });
  }

  /** Reads a jar, or learns from the cache what reading it would give. */
  static JarContents of(Path jar, HashCache cache) throws IOException {
    FileStamp stamp = FileStamp.of(jar);
    HashCache.Derived derived = cache.derive(KIND, jar, stamp, JarContents::read);
    return new JarContents(stamp, derived.atRest(), decode(derived.bytes()));
  }

  /** The bytes of a class file as they are now; empty where there is none. */
  static Optional<byte[]> classFile(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name.replace('.', '/') + CLASS);
      return entry == null ? Optional.empty() : Optional.of(bytes(zip, entry));
    }
  }

  FileStamp stamp() {
    return stamp;
  }

  boolean atRest() {
    return atRest;
  }

  /** The class files by binary name. */
  Map<String, ClassContent> classes() {
    return classes;
  }

  /** The content of a file, the names in a directory; {@link Fingerprint#ABSENT} without either. */
  long content(String path) {
    String plain = path.replaceFirst("/+$", "");
    JarEntryContent file = entries.get(plain);
    if (file != null) {
      return file.hash();
    }
    return entries.containsKey(plain + "/") ? names(plain + "/") : Fingerprint.ABSENT;
  }

  private long names(String directory) {
    SortedMap<String, String> types = new TreeMap<>();
    for (String path : entries.keySet()) {
      if (path.startsWith(directory) && path.length() > directory.length()) {
        int end = path.indexOf('/', directory.length());
        String name = path.substring(directory.length(), end < 0 ? path.length() : end);
        FileStamp.Type type = end < 0 ? FileStamp.Type.FILE : FileStamp.Type.DIRECTORY;
        types.put(name, type.name());
      }
    }
    return DirectoryNames.hash(types);
  }

  private static byte[] read(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      BinaryWriter out = new BinaryWriter().count(zip.size());
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        byte[] bytes = entry.isDirectory() ? new byte[0] : bytes(zip, entry);
        JarEntryContent.encode(out.text(entry.getName()), bytes, isClass(entry));
      }
      return out.bytes();
    }
  }

  private static Map<String, JarEntryContent> decode(byte[] encoded) {
    BinaryReader in = new BinaryReader(encoded, 0);
    Map<String, JarEntryContent> entries = new LinkedHashMap<>();
    for (int rest = in.count(); rest > 0; rest--) {
      entries.putIfAbsent(in.text(), JarEntryContent.decode(in));
    }
    return entries;
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(CLASS);
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /**
   * One file of a jar.
   *
   * @param hash of all of its bytes
   * @param classContent what it tells as a class; null where it is none
   */
  private record JarEntryContent(long hash, @Nullable ClassContent classContent) {
    private static final int NO_CLASS = 0;
    private static final int KNOWN = 1;
    private static final int OPAQUE = 2;

    static void encode(BinaryWriter out, byte[] bytes, boolean isClass) {
      out.fixed(Hash.of(bytes));
      if (!isClass) {
        out.count(NO_CLASS);
        return;
      }
      try {
        byte[] facts = ClassFactsCodec.encode(ClassFile.facts(bytes));
        out.count(KNOWN).blob(facts);
      } catch (UnreadableClassException e) {
        out.count(OPAQUE).text(e.reason());
      }
    }

    static JarEntryContent decode(BinaryReader in) {
      long hash = in.fixed();
      return new JarEntryContent(
          hash,
          switch (in.count()) {
            case KNOWN -> new ClassContent.Known(in.blob());
            case OPAQUE -> new ClassContent.Opaque(hash, in.text());
            default -> null;
          });
    }
  }
}
