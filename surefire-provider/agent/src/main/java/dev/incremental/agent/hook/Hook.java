package dev.incremental.agent.hook;

import java.util.ArrayList;
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
  private static final String BUILT_IN = "jdk/internal/loader/BuiltinClassLoader";
  private static final String PATH = "(Ljava/nio/file/Path;";
  private static final String STRING = "(Ljava/lang/String;";
  private static final String TWO_STRINGS = STRING + "Ljava/lang/String;)";
  private static final String ADDRESS_TYPE = "Ljava/net/SocketAddress;";
  private static final String ADDRESS = "(" + ADDRESS_TYPE;
  private static final String BUFFER = "(Ljava/nio/ByteBuffer;";
  private static final String SOCKETS = "sun/nio/ch/NioSocketImpl";
  private static final String CHANNELS = "sun/nio/ch/SocketChannelImpl";
  private static final String ASYNCHRONOUS = "sun/nio/ch/AsynchronousSocketChannelImpl";
  private static final String DATAGRAMS = "sun/nio/ch/DatagramChannelImpl";

  /** What any of them has is asked for in the same way, on whichever system. */
  private static final List<String> FILE_SYSTEMS =
      List.of(
          "sun/nio/fs/AbstractFileSystemProvider",
          "sun/nio/fs/UnixFileSystemProvider",
          "sun/nio/fs/WindowsFileSystemProvider");

  private static final List<String> PATHS =
      List.of("sun/nio/fs/UnixPath", "sun/nio/fs/WindowsPath");

  private static final List<String> OF_MANIFESTS =
      List.of(
          "getImplementationTitle",
          "getImplementationVendor",
          "getImplementationVersion",
          "getSpecificationTitle",
          "getSpecificationVendor",
          "getSpecificationVersion",
          "isCompatibleWith");

  /** Where reflection looks at a class, also where what it finds is cached. */
  private static final List<String> LOOKS =
      List.of(
          "privateGetDeclaredFields",
          "privateGetPublicFields",
          "privateGetDeclaredMethods",
          "privateGetPublicMethods",
          "privateGetDeclaredConstructors",
          "annotationData",
          "getRecordComponents",
          "getEnumConstantsShared",
          "enumConstantDirectory",
          "getGenericInfo",
          "getInterfaces",
          "getDeclaredClasses",
          "getPermittedSubclasses");

  /** All hooks; those whose class or method this JDK lacks have no effect. */
  static final List<Hook> ALL = all();

  private static List<Hook> all() {
    List<Hook> hooks = new ArrayList<>();
    addFiles(hooks);
    addFileSystems(hooks);
    addClassPath(hooks);
    addUrls(hooks);
    addSurroundings(hooks);
    return List.copyOf(hooks);
  }

  private static void addFiles(List<Hook> hooks) {
    String file = "(Ljava/io/File;";
    String inputs = "java/io/FileInputStream";
    String outputs = "java/io/FileOutputStream";
    String random = "java/io/RandomAccessFile";
    hooks.add(new Hook(HookKind.FILE, inputs, "<init>", file, 1, -1));
    hooks.add(
        new Hook(HookKind.RANDOM_ACCESS, random, "<init>", file + "Ljava/lang/String;)", 1, 2));
    hooks.add(new Hook(HookKind.WRITTEN, outputs, "<init>", file + "Z)", 1, -1));
    hooks.add(new Hook(HookKind.FILE, "java/util/zip/ZipFile", "<init>", file + "I", 1, -1));
    hooks.add(new Hook(HookKind.COPY, FILE, "renameTo", file + ")", 0, 1));
    hooks.add(new Hook(HookKind.WRITTEN, FILE, "delete", "()", 0, -1));
    for (String asking : List.of("length", "lastModified")) {
      hooks.add(new Hook(HookKind.FILE, FILE, asking, "()", 0, -1));
    }
    for (String asking :
        List.of("exists", "isFile", "isDirectory", "canRead", "canWrite", "canExecute")) {
      hooks.add(new Hook(HookKind.EXISTENCE, FILE, asking, "()", 0, -1));
    }
    for (String listing : List.of("list", "normalizedList")) {
      hooks.add(new Hook(HookKind.LISTING, FILE, listing, "()", 0, -1));
    }
  }

  private static void addFileSystems(List<Hook> hooks) {
    addFileSystems(
        hooks,
        HookKind.CHANNEL,
        2,
        "newByteChannel",
        "newFileChannel",
        "newAsynchronousFileChannel");
    addFileSystems(hooks, HookKind.LISTING, -1, "newDirectoryStream");
    addFileSystems(
        hooks,
        HookKind.FILE,
        -1,
        "readAttributes",
        "readAttributesIfExists",
        "getFileAttributeView");
    addFileSystems(
        hooks,
        HookKind.EXISTENCE,
        -1,
        "checkAccess",
        "exists",
        "isHidden",
        "isRegularFile",
        "isDirectory",
        "isReadable",
        "isWritable",
        "isExecutable",
        "readSymbolicLink");
    addFileSystems(hooks, HookKind.EXISTENCE, 2, "isSameFile");
    addFileSystems(hooks, HookKind.COPY, 2, "copy", "move");
    addFileSystems(hooks, HookKind.WRITTEN, -1, "delete", "deleteIfExists");
    for (String provider : FILE_SYSTEMS) {
      for (String linking : List.of("createLink", "createSymbolicLink")) {
        hooks.add(new Hook(HookKind.COPY, provider, linking, PATH, 2, 1));
      }
    }
    for (String path : PATHS) {
      hooks.add(new Hook(HookKind.EXISTENCE, path, "toRealPath", "(", 0, -1));
    }
  }

  private static void addFileSystems(
      List<Hook> hooks, HookKind kind, int detail, String... methods) {
    for (String provider : FILE_SYSTEMS) {
      for (String method : methods) {
        hooks.add(new Hook(kind, provider, method, PATH, 1, detail));
      }
    }
  }

  private static void addClassPath(List<Hook> hooks) {
    String loader = "java/lang/ClassLoader";
    String urls = "java/net/URLClassLoader";
    String type = "java/lang/Class";
    String module = "(Ljava/lang/Module;";
    String bundle = module + "Ljava/lang/Module;Ljava/lang/String;Ljava/util/Locale;";
    hooks.add(new Hook(HookKind.RESOURCE, loader, "getResource", STRING, 1, -1));
    hooks.add(new Hook(HookKind.RESOURCE, loader, "getResources", STRING, 1, -1));
    hooks.add(new Hook(HookKind.RESOURCE, urls, "findResource", STRING, 1, -1));
    hooks.add(new Hook(HookKind.RESOURCE, urls, "findResources", STRING, 1, -1));
    hooks.add(new Hook(HookKind.RESOURCE, BUILT_IN, "findResource", TWO_STRINGS, 2, -1));
    hooks.add(new Hook(HookKind.RESOURCE, BUILT_IN, "findResourceAsStream", TWO_STRINGS, 2, -1));
    hooks.add(new Hook(HookKind.CLASS, loader, "loadClass", STRING + ")", 1, -1));
    hooks.add(new Hook(HookKind.CLASS, type, "forName", STRING, 0, -1));
    hooks.add(new Hook(HookKind.CLASS, type, "forName", module + "Ljava/lang/String;)", 1, -1));
    for (String look : LOOKS) {
      hooks.add(new Hook(HookKind.MEMBERS, type, look, "(", 0, -1));
    }
    hooks.add(new Hook(HookKind.PACKAGE, "java/lang/Package", "getPackageInfo", "()", 0, -1));
    for (String said : OF_MANIFESTS) {
      hooks.add(new Hook(HookKind.MANIFEST, "java/lang/Package", said, "(", 0, -1));
    }
    hooks.add(new Hook(HookKind.BUNDLE, "java/util/ResourceBundle", "getBundleImpl", bundle, 2, 3));
  }

  private static void addUrls(List<Hook> hooks) {
    String jars = "sun/net/www/protocol/jar/JarURLConnection";
    hooks.add(new Hook(HookKind.JAR, jars, "getJarFile", "()", 0, -1));
    hooks.add(new Hook(HookKind.JAR_ENTRY, jars, "connect", "()", 0, -1));
  }

  private static void addSurroundings(List<Hook> hooks) {
    String system = "java/lang/System";
    hooks.add(new Hook(HookKind.PROPERTY, system, "getProperty", STRING, 0, -1));
    hooks.add(new Hook(HookKind.PROPERTY, system, "getProperties", "()", -1, -1));
    hooks.add(new Hook(HookKind.ENVIRONMENT, system, "getenv", STRING, 0, -1));
    hooks.add(new Hook(HookKind.ENVIRONMENT, system, "getenv", "()", -1, -1));
    hooks.add(new Hook(HookKind.PROCESS, "java/lang/ProcessBuilder", "start", "(", -1, -1));
    for (String connecting : List.of(SOCKETS, CHANNELS, ASYNCHRONOUS, DATAGRAMS)) {
      hooks.add(new Hook(HookKind.CONNECTION, connecting, "connect", ADDRESS, 1, 0));
    }
    hooks.add(new Hook(HookKind.CONNECTION, CHANNELS, "blockingConnect", ADDRESS, 1, 0));
    addTraffic(hooks, SOCKETS, "implRead", "implWrite");
    addTraffic(hooks, CHANNELS, "read", "write", "blockingRead", "blockingWriteFully");
    addTraffic(hooks, ASYNCHRONOUS, "read", "write");
    String group = "(Ljava/net/InetAddress;";
    String packet = "(Ljava/net/DatagramPacket;)";
    hooks.add(new Hook(HookKind.CONNECTION, DATAGRAMS, "send", BUFFER + ADDRESS_TYPE, 2, -1));
    hooks.add(new Hook(HookKind.CONNECTION, DATAGRAMS, "blockingSend", packet, 1, -1));
    hooks.add(new Hook(HookKind.CONNECTION, DATAGRAMS, "join", group, 1, -1));
  }

  private static void addTraffic(List<Hook> hooks, String owner, String... methods) {
    for (String method : methods) {
      hooks.add(new Hook(HookKind.TRAFFIC, owner, method, "(", 0, -1));
    }
  }

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
