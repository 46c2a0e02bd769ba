package dev.incremental.agent.hook;

import dev.incremental.agent.Options;
import dev.incremental.agent.scope.Recorder;
import dev.incremental.recording.NameKind;
import java.io.File;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Turns what hooks noticed into names, leaving out the JDK's own questions and our own files. */
public final class NameNotes {
  private static final String[] JDK_PACKAGES = {
    "java.",
    "jdk.",
    "sun.",
    "com.sun.",
    "javax.crypto.",
    "javax.net.",
    "javax.security.",
    "dev.incremental.agent.",
    "dev.incremental.recording.",
    "dev.incremental.provider."
  };

  private static final String CLASS_FILE = ".class";

  private final Recorder recorder;
  private final ThreadLocal<Boolean> busy = new ThreadLocal<>();
  private final Asker asker = new Asker();
  private final NotedPaths paths;
  private final DatabaseNotes databases;

  /**
   * Creates the notes from the paths that the options name.
   *
   * @param isOver whether all tests have ended
   */
  public NameNotes(Recorder recorder, Options options, BooleanSupplier isOver) {
    this.recorder = recorder;
    paths = new NotedPaths(options);
    databases = new DatabaseNotes(recorder, asker, options.databaseServers(), isOver);
  }

  /**
   * Handles one note; what cannot be understood poisons the recording. What a thread asks of the
   * JDK while it handles a note is our own.
   */
  public void accept(@Nullable Object[] arguments, int kind) {
    if (recorder.isOurs() || busy.get() != null) {
      return;
    }
    busy.set(Boolean.TRUE);
    try {
      note(HookKind.of(kind), arguments[0], arguments[1]);
    } catch (RuntimeException e) {
      recorder.poison("a question to the JDK was not understood: " + e);
    } finally {
      busy.remove();
    }
  }

  /** Loads what handling notes needs, without noting anything. */
  public void rehearse() {
    Object[] ours = {Path.of(System.getProperty("java.home", "/"), "lib"), Set.of()};
    for (HookKind kind : HookKind.values()) {
      if (kind != HookKind.PROCESS && kind != HookKind.CONNECTION && kind != HookKind.ENVIRONMENT) {
        accept(ours, kind.ordinal());
      }
    }
    asker.isCode();
    asker.isClassLoading();
    asker.isUrl();
    asker.isLinking();
    asker.isScanner();
    asker.isWalker();
    asker.isTool();
    asker.isHousekeeping();
  }

  private void note(HookKind kind, @Nullable Object subject, @Nullable Object detail) {
    switch (kind) {
      case FILE -> path(NameKind.FILE, subject);
      case RANDOM_ACCESS -> {
        path(NameKind.FILE, subject);
        if (!"r".equals(detail)) {
          path(NameKind.WRITTEN, subject);
        }
      }
      case CHANNEL -> channel(subject, detail);
      case WRITTEN -> path(NameKind.WRITTEN, subject);
      case COPY -> {
        path(isDirectory(subject) ? NameKind.LISTING : NameKind.FILE, subject);
        path(NameKind.WRITTEN, detail);
      }
      case EXISTENCE -> {
        path(NameKind.EXISTENCE, subject);
        path(NameKind.EXISTENCE, detail);
      }
      case LISTING -> path(NameKind.LISTING, subject);
      case JAR -> wholeJar(subject);
      case JAR_ENTRY -> jarEntry(subject);
      case RESOURCE -> resource(subject);
      case CLASS -> className(subject);
      case MEMBERS -> members(subject);
      case PACKAGE -> packageInfo(subject);
      case MANIFEST -> manifest(subject);
      case PROPERTY -> asked(NameKind.PROPERTY, subject == null ? "" : subject);
      case ENVIRONMENT -> asked(NameKind.ENVIRONMENT, subject == null ? "" : subject);
      case BUNDLE -> bundle(subject, detail);
      case PROCESS -> {
        if (!asker.isTool()) {
          recorder.touch(NameKind.EXTERNAL, "a child process");
        }
      }
      case CONNECTION -> connection(subject, detail);
      case TRAFFIC -> databases.traffic(subject);
    }
  }

  private void channel(@Nullable Object subject, @Nullable Object detail) {
    boolean writes = false;
    boolean reads = true;
    if (detail instanceof Set<?> options) {
      writes =
          options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
      reads = !writes || options.contains(StandardOpenOption.READ);
    }
    if (reads) {
      path(NameKind.FILE, subject);
    }
    if (writes) {
      path(NameKind.WRITTEN, subject);
    }
  }

  private static boolean isDirectory(@Nullable Object subject) {
    String path = NotedPaths.absolute(subject);
    return path != null && new File(path).isDirectory();
  }

  private void path(NameKind kind, @Nullable Object subject) {
    String path = NotedPaths.absolute(subject);
    if (path == null || paths.isIgnored(path)) {
      return;
    }
    String location = paths.location(path);
    boolean loaded = location != null || !paths.isInProject(path);
    if (loaded && asker.isClassLoading()) {
      return; // noticed as a class, as a resource or as a library
    }
    boolean read = kind != NameKind.LISTING && kind != NameKind.WRITTEN;
    if (location != null && read && asker.isUrl()) {
      resource(kind, path, location);
    } else if (location != null && kind == NameKind.FILE && path.length() > location.length()) {
      file(path, path.substring(location.length() + 1));
    } else {
      recorder.touch(kind, path);
    }
  }

  /** What is read by its URL is the same wherever its module is loaded from. */
  private void resource(NameKind kind, String path, String location) {
    if (path.length() > location.length()) {
      resource(path.substring(location.length() + 1).replace(File.separatorChar, '/'));
    } else if (isDirectory(new File(path))) {
      recorder.touch(kind, path);
    } // else a jar that is opened for one of its entries
  }

  private void resource(@Nullable Object subject) {
    if (subject instanceof String name && !isScanned(name)) {
      recorder.touch(NameKind.RESOURCE, name);
    }
  }

  private void file(String path, String name) {
    if (!isScanned(name.replace(File.separatorChar, '/'))) {
      recorder.touch(asker.isWalker() ? NameKind.EXISTENCE : NameKind.FILE, path);
    }
  }

  /** Notes who reads a class file and skips its code. */
  private boolean isScanned(String name) {
    boolean scanned = name.endsWith(CLASS_FILE) && asker.isScanner();
    if (scanned) {
      String type = name.substring(0, name.length() - CLASS_FILE.length()).replace('/', '.');
      recorder.touch(NameKind.SCANNED, type);
    }
    return scanned;
  }

  private void jarEntry(@Nullable Object subject) {
    File jar = jar(subject);
    String path = NotedPaths.absolute(jar);
    if (path != null && path.equals(paths.location(path)) && !asker.isClassLoading()) {
      String entry = ((JarURLConnection) Objects.requireNonNull(subject)).getEntryName();
      if (entry == null) {
        wholeJar(subject);
      } else {
        resource(entry);
      }
    }
  }

  /** Whoever has the jar in hand may look at all that is in it. */
  private void wholeJar(@Nullable Object subject) {
    String path = NotedPaths.absolute(jar(subject));
    if (path != null && !paths.isIgnored(path) && !asker.isClassLoading()) {
      recorder.touch(NameKind.FILE, path);
    }
  }

  private static @Nullable File jar(@Nullable Object subject) {
    if (!(subject instanceof JarURLConnection connection)) {
      return null;
    }
    try {
      return new File(connection.getJarFileURL().toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null; // no file at all, or noticed when it is opened
    }
  }

  private void connection(@Nullable Object subject, @Nullable Object connecting) {
    if (!databases.connects(subject, connecting) && !ThisHost.is(subject)) {
      recorder.touch(NameKind.EXTERNAL, "a connection beyond this host");
    }
  }

  /** A bundle comes from the first of these that exists; a cached one is looked up no more. */
  private void bundle(@Nullable Object subject, @Nullable Object detail) {
    if (subject instanceof String base && !isOfJdk(base) && asker.isCode()) {
      bundle(base.replace('.', '/'), detail instanceof Locale locale ? locale : Locale.ROOT);
      bundle(base.replace('.', '/'), Locale.getDefault());
    }
  }

  private void bundle(String base, Locale locale) {
    String name = base;
    recorder.touch(NameKind.RESOURCE, name.concat(".properties"));
    for (String part :
        new String[] {locale.getLanguage(), locale.getCountry(), locale.getVariant()}) {
      name = name.concat("_").concat(part);
      recorder.touch(NameKind.RESOURCE, name.concat(".properties"));
    }
  }

  private void packageInfo(@Nullable Object subject) {
    if (subject instanceof Package asked) {
      className(asked.getName().concat(".package-info"));
    }
  }

  /** Frameworks ask what version they are; only what jars of the project say can change. */
  private void manifest(@Nullable Object subject) {
    if (subject instanceof Package asked && recorder.hasPackage(asked.getName())) {
      recorder.touch(NameKind.RESOURCE, "META-INF/MANIFEST.MF");
    }
  }

  private void className(@Nullable Object subject) {
    if (subject instanceof String name && !name.startsWith("[") && !isOfJdk(name)) {
      recorder.touch(asker.isLinking() ? NameKind.LINKED : NameKind.CLASS, name);
    }
  }

  /** The JVM keeps what it found: whoever looks later asks for nothing. */
  private void members(@Nullable Object subject) {
    if (subject instanceof Class<?> type && recorder.hasClass(type.getName())) {
      recorder.touch(NameKind.LOOKED, type.getName());
    }
  }

  /** Whether a name belongs to the JDK, or to us; its own bundles are asked for in hot loops. */
  private static boolean isOfJdk(String name) {
    for (String jdk : JDK_PACKAGES) {
      if (name.startsWith(jdk)) {
        return true;
      }
    }
    return false;
  }

  private void asked(NameKind kind, @Nullable Object subject) {
    if (subject instanceof String name && asker.isCode()) {
      recorder.touch(kind, name);
    }
  }
}
