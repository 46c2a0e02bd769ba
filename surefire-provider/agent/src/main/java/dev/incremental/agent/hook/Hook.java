package dev.incremental.agent.hook;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place in {@code java.base} where something is asked for by name.
 *
 * @param kind what is asked for
 * @param owner internal name of the class
 * @param method name of the method
 * @param arguments beginning of the method's descriptor
 * @param subject local variable that holds what is asked for, −1 for none
 * @param detail local variable that says how it is asked for, −1 for none
 */
record Hook(HookKind kind, String owner, String method, String arguments, int subject, int detail) {

  private static final String FILE = "java/io/File";
  private static final String ANY_NIO = "sun/nio/fs/AbstractFileSystemProvider";
  private static final String NIO = "sun/nio/fs/UnixFileSystemProvider";
  private static final String WINDOWS = "sun/nio/fs/WindowsFileSystemProvider";
  private static final String BUILT_IN = "jdk/internal/loader/BuiltinClassLoader";
  private static final String PATH = "(Ljava/nio/file/Path;";
  private static final String STRING = "(Ljava/lang/String;";
  private static final String TWO_STRINGS = STRING + "Ljava/lang/String;)";
  private static final String ADDRESS_TYPE = "Ljava/net/SocketAddress;";
  private static final String ADDRESS = "(" + ADDRESS_TYPE;
  private static final String BUFFER = "(Ljava/nio/ByteBuffer;";
  private static final String DATAGRAMS = "sun/nio/ch/DatagramChannelImpl";

  /** All hooks; those whose class or method this JDK lacks have no effect. */
  static final List<Hook> ALL =
      List.of(
          new Hook(HookKind.FILE, "java/io/FileInputStream", "<init>", "(Ljava/io/File;", 1, -1),
          new Hook(
              HookKind.RANDOM_ACCESS,
              "java/io/RandomAccessFile",
              "<init>",
              "(Ljava/io/File;Ljava/lang/String;)",
              1,
              2),
          new Hook(
              HookKind.WRITTEN, "java/io/FileOutputStream", "<init>", "(Ljava/io/File;Z)", 1, -1),
          new Hook(HookKind.FILE, "java/util/zip/ZipFile", "<init>", "(Ljava/io/File;I", 1, -1),
          new Hook(HookKind.EXISTENCE, FILE, "exists", "()", 0, -1),
          new Hook(HookKind.EXISTENCE, FILE, "isFile", "()", 0, -1),
          new Hook(HookKind.EXISTENCE, FILE, "isDirectory", "()", 0, -1),
          new Hook(HookKind.COPY, FILE, "renameTo", "(Ljava/io/File;)", 0, 1),
          new Hook(HookKind.EXISTENCE, FILE, "canRead", "()", 0, -1),
          new Hook(HookKind.EXISTENCE, FILE, "canWrite", "()", 0, -1),
          new Hook(HookKind.EXISTENCE, FILE, "canExecute", "()", 0, -1),
          new Hook(HookKind.FILE, FILE, "length", "()", 0, -1),
          new Hook(HookKind.FILE, FILE, "lastModified", "()", 0, -1),
          new Hook(HookKind.WRITTEN, FILE, "delete", "()", 0, -1),
          new Hook(HookKind.LISTING, FILE, "list", "()", 0, -1),
          new Hook(HookKind.LISTING, FILE, "normalizedList", "()", 0, -1),
          new Hook(HookKind.CHANNEL, NIO, "newByteChannel", PATH, 1, 2),
          new Hook(HookKind.CHANNEL, NIO, "newFileChannel", PATH, 1, 2),
          new Hook(HookKind.CHANNEL, NIO, "newAsynchronousFileChannel", PATH, 1, 2),
          new Hook(HookKind.LISTING, NIO, "newDirectoryStream", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, NIO, "checkAccess", PATH, 1, -1),
          new Hook(HookKind.FILE, NIO, "readAttributes", PATH, 1, -1),
          new Hook(HookKind.FILE, NIO, "readAttributesIfExists", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, NIO, "exists", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, NIO, "isHidden", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, NIO, "isRegularFile", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, NIO, "isDirectory", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, ANY_NIO, "isRegularFile", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, ANY_NIO, "isDirectory", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, ANY_NIO, "exists", PATH, 1, -1),
          new Hook(HookKind.COPY, NIO, "copy", PATH, 1, 2),
          new Hook(HookKind.COPY, NIO, "move", PATH, 1, 2),
          new Hook(HookKind.EXISTENCE, NIO, "isReadable", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, NIO, "isWritable", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, NIO, "isExecutable", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, NIO, "readSymbolicLink", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, "sun/nio/fs/UnixPath", "toRealPath", "(", 0, -1),
          new Hook(HookKind.COPY, NIO, "createLink", PATH, 2, 1),
          new Hook(HookKind.COPY, NIO, "createSymbolicLink", PATH, 2, 1),
          new Hook(HookKind.COPY, WINDOWS, "copy", PATH, 1, 2),
          new Hook(HookKind.COPY, WINDOWS, "move", PATH, 1, 2),
          new Hook(HookKind.CHANNEL, WINDOWS, "newByteChannel", PATH, 1, 2),
          new Hook(HookKind.CHANNEL, WINDOWS, "newFileChannel", PATH, 1, 2),
          new Hook(HookKind.CHANNEL, WINDOWS, "newAsynchronousFileChannel", PATH, 1, 2),
          new Hook(HookKind.LISTING, WINDOWS, "newDirectoryStream", PATH, 1, -1),
          new Hook(HookKind.EXISTENCE, WINDOWS, "checkAccess", PATH, 1, -1),
          new Hook(HookKind.FILE, WINDOWS, "readAttributes", PATH, 1, -1),
          new Hook(HookKind.FILE, WINDOWS, "readAttributesIfExists", PATH, 1, -1),
          new Hook(HookKind.RESOURCE, "java/lang/ClassLoader", "getResource", STRING, 1, -1),
          new Hook(HookKind.RESOURCE, "java/lang/ClassLoader", "getResources", STRING, 1, -1),
          new Hook(HookKind.RESOURCE, "java/net/URLClassLoader", "findResource", STRING, 1, -1),
          new Hook(HookKind.RESOURCE, "java/net/URLClassLoader", "findResources", STRING, 1, -1),
          new Hook(HookKind.RESOURCE, BUILT_IN, "findResource", TWO_STRINGS, 2, -1),
          new Hook(HookKind.RESOURCE, BUILT_IN, "findResourceAsStream", TWO_STRINGS, 2, -1),
          new Hook(HookKind.CLASS, "java/lang/ClassLoader", "loadClass", STRING + ")", 1, -1),
          new Hook(HookKind.CLASS, "java/lang/Class", "forName", STRING, 0, -1),
          new Hook(HookKind.PACKAGE, "java/lang/Package", "getPackageInfo", "()", 0, -1),
          new Hook(
              HookKind.CLASS,
              "java/lang/Class",
              "forName",
              "(Ljava/lang/Module;Ljava/lang/String;)",
              1,
              -1),
          new Hook(
              HookKind.BUNDLE,
              "java/util/ResourceBundle",
              "getBundleImpl",
              "(Ljava/lang/Module;Ljava/lang/Module;Ljava/lang/String;Ljava/util/Locale;",
              2,
              3),
          new Hook(HookKind.PROPERTY, "java/lang/System", "getProperty", STRING, 0, -1),
          new Hook(HookKind.ENVIRONMENT, "java/lang/System", "getenv", STRING, 0, -1),
          new Hook(HookKind.ENVIRONMENT, "java/lang/System", "getenv", "()", -1, -1),
          new Hook(HookKind.PROCESS, "java/lang/ProcessBuilder", "start", "(", -1, -1),
          new Hook(HookKind.CONNECTION, "sun/nio/ch/NioSocketImpl", "connect", ADDRESS, 1, -1),
          new Hook(HookKind.CONNECTION, "sun/nio/ch/SocketChannelImpl", "connect", ADDRESS, 1, -1),
          new Hook(HookKind.CONNECTION, DATAGRAMS, "connect", ADDRESS, 1, -1),
          new Hook(HookKind.CONNECTION, DATAGRAMS, "send", BUFFER + ADDRESS_TYPE, 2, -1));

  /** Internal names of the classes that have hooks. */
  static Set<String> owners() {
    Set<String> owners = new TreeSet<>();
    for (Hook hook : ALL) {
      owners.add(hook.owner);
    }
    return owners;
  }

  /** The hook for a method, null if there is none. */
  static @Nullable Hook find(String owner, String method, String descriptor) {
    for (Hook hook : ALL) {
      if (hook.owner.equals(owner)
          && hook.method.equals(method)
          && descriptor.startsWith(hook.arguments)) {
        return hook;
      }
    }
    return null;
  }
}
