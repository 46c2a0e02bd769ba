package dev.incremental.agent.hook;

import static dev.incremental.agent.RecordedRun.touched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.agent.Options;
import dev.incremental.agent.RecordedRun;
import dev.incremental.recording.Origin;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedMethods;
import dev.incremental.sample.AskingCode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.maven.surefire.AskingSurefire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specifies which questions to the JDK become names. */
class NameNotesTest {
  @TempDir private Path directory;
  private final RecordedRun run = new RecordedRun();
  private Path root = Path.of("root");
  private @Nullable NameNotes notes;
  private boolean over;

  @BeforeEach
  void beginATest() throws IOException {
    root = directory.toRealPath().resolve("root");
    Path file = directory.resolve("options");
    Files.writeString(
        file,
        "root=%s%nignored=%s%nlocations=%s%s%s%s%s%ndatabase=192.0.2.7,db.example:6432,[::1]:6543%n"
            .formatted(
                root,
                root.resolve("target/incremental"),
                root.resolve("target/classes"),
                File.pathSeparator,
                root.resolve("core.jar"),
                File.pathSeparator,
                installed())
            .replace("\\", "\\\\"));
    notes = new NameNotes(run.recorder(), Options.read(file), () -> over);
    run.recorder().testStarted("test", "test");
  }

  @Test
  void filesOfTheProjectAreNoted() {
    note(HookKind.FILE, root.resolve("data.json").toFile(), null);
    note(HookKind.EXISTENCE, root.resolve("a/../b"), null);
    note(HookKind.LISTING, root.resolve("dir"), null);

    assertThat(noted())
        .containsExactlyInAnyOrder(
            "FILE " + root.resolve("data.json"),
            "EXISTENCE " + root.resolve("b"),
            "LISTING " + root.resolve("dir"));
  }

  @Test
  void relativePathsAreMadeAbsolute() {
    Path here = Path.of("").toAbsolutePath();
    note(HookKind.FILE, new File(here.relativize(root.resolve("x")).toString()), null);

    assertThat(noted()).containsExactly("FILE " + root.resolve("x"));
  }

  @Test
  void whatIsIgnoredAndWhatIsTheJdksOwnIsLeftOut() {
    note(HookKind.FILE, root.resolve("target/incremental/x"), null);
    note(HookKind.FILE, Path.of(System.getProperty("java.home"), "lib", "tzdb.dat"), null);
    note(HookKind.FILE, Path.of("/proc/self/status"), null);

    assertThat(noted()).isEmpty();
  }

  @Test
  void temporaryFilesAreLeftOutUnlessTheProjectIsTemporary() {
    note(HookKind.FILE, directory.resolve("elsewhere.txt"), null);
    note(HookKind.FILE, root.resolve("here.txt"), null);
    note(HookKind.LISTING, root, null);

    assertThat(noted())
        .containsExactlyInAnyOrder("FILE " + root.resolve("here.txt"), "LISTING " + root);
  }

  @Test
  void aChannelReadsWritesOrBothAsItsOptionsSay() {
    note(HookKind.CHANNEL, root.resolve("r"), Set.of());
    note(HookKind.CHANNEL, root.resolve("w"), Set.of(StandardOpenOption.WRITE));
    note(
        HookKind.CHANNEL,
        root.resolve("rw"),
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));

    assertThat(noted())
        .containsExactlyInAnyOrder(
            "FILE " + root.resolve("r"),
            "WRITTEN " + root.resolve("w"),
            "FILE " + root.resolve("rw"),
            "WRITTEN " + root.resolve("rw"));
  }

  @Test
  void aCopyReadsOneFileAndWritesAnother() {
    note(HookKind.COPY, root.resolve("from"), root.resolve("to"));

    assertThat(noted())
        .containsExactlyInAnyOrder("FILE " + root.resolve("from"), "WRITTEN " + root.resolve("to"));
  }

  @Test
  void whatIsReadByItsUrlIsAResourceOfItsDirectoryOrJar() throws IOException {
    Path classes = Files.createDirectories(root.resolve("target/classes/a"));
    Path text = Files.writeString(classes.resolve("x.txt"), "x");
    Path jar = root.resolve("core.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("a/y.txt"));
    }
    URL entry = new URL("jar:" + jar.toUri() + "!/a/y.txt");

    note(HookKind.JAR_ENTRY, entry.openConnection(), null);
    note(HookKind.FILE, text, null);
    assertThat(noted())
        .containsExactlyInAnyOrder("RESOURCE a/y.txt", "FILE " + classes.resolve("x.txt"));
  }

  @Test
  void aJarThatIsLookedIntoIsAFile() throws IOException {
    Path jar = root.resolve("core.jar");

    note(HookKind.JAR, new URL("jar:" + jar.toUri() + "!/").openConnection(), null);
    note(HookKind.JAR_ENTRY, new URL("jar:file:/other.jar!/x").openConnection(), null);

    assertThat(noted()).containsExactly("FILE " + jar);
  }

  @Test
  void aJarOfTheProjectCountsAlsoInATemporaryLocalRepository() throws IOException {
    note(HookKind.JAR, new URL("jar:" + installed().toUri() + "!/").openConnection(), null);

    assertThat(noted()).containsExactly("FILE " + installed());
  }

  private Path installed() throws IOException {
    return directory.toRealPath().resolve("repository/installed.jar");
  }

  @Test
  void classesOfTheJdkAreNoDependencies() {
    note(HookKind.CLASS, "java.lang.String", null);
    note(HookKind.CLASS, "[La.B;", null);
    note(HookKind.CLASS, "sunrise.x.Plugin", null);

    assertThat(noted()).containsExactly("CLASS sunrise.x.Plugin");
  }

  @Test
  void classesWithAFileThatReflectionLooksAtAreNoted() {
    declare(NameNotesTest.class, Origin.PROJECT);
    declare(HookTest.class, Origin.GENERATED);
    note(HookKind.MEMBERS, NameNotesTest.class, null);
    note(HookKind.MEMBERS, HookTest.class, null);
    note(HookKind.MEMBERS, NameNotesTest[].class, null);
    note(HookKind.MEMBERS, List.class, null);

    assertThat(noted()).containsExactly("LOOKED " + NameNotesTest.class.getName());
  }

  private void declare(Class<?> type, Origin origin) {
    run.recorder().declare(type.getName(), origin, null, List.of(), RecordedMethods.NONE);
  }

  @Test
  void propertiesCountWhenCodeAsksAlsoThroughAMethodReference() {
    note(HookKind.PROPERTY, "direct", null);
    AskingCode.askInStream("by.reference", this::property);

    assertThat(noted()).containsExactlyInAnyOrder("PROPERTY direct", "PROPERTY by.reference");
  }

  @Test
  void whatSurefireAsksForItselfIsLeftOut() throws Exception {
    ask(new AskingSurefire(), "of.a.project.in.its.package");
    ask(asPartOfSurefire(), "of.surefire");
    note(HookKind.PROPERTY, "of.a.test", null);

    assertThat(noted())
        .containsExactlyInAnyOrder("PROPERTY of.a.project.in.its.package", "PROPERTY of.a.test");
  }

  @Test
  void aPropertyThatSurefireAskedForBeforeStillCountsForATest() throws Exception {
    ask(asPartOfSurefire(), "java.version");
    AskingCode.askInStream("java.version", this::property);

    assertThat(noted()).containsExactly("PROPERTY java.version");
  }

  /** The same class from a jar, as Surefire comes. */
  private BiConsumer<ObjIntConsumer<@Nullable Object[]>, String> asPartOfSurefire()
      throws Exception {
    String name = AskingSurefire.class.getName();
    String entry = name.replace('.', '/') + ".class";
    Path jar = directory.resolve("surefire.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream bytes = AskingSurefire.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      bytes.transferTo(out);
    }
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      @SuppressWarnings("unchecked")
      BiConsumer<ObjIntConsumer<@Nullable Object[]>, String> loaded =
          (BiConsumer<ObjIntConsumer<@Nullable Object[]>, String>)
              loader.loadClass(name).getConstructor().newInstance();
      return loaded;
    }
  }

  private void ask(BiConsumer<ObjIntConsumer<@Nullable Object[]>, String> asking, String name) {
    asking.accept(
        (arguments, kind) -> notes().accept(arguments, HookKind.PROPERTY.ordinal()), name);
  }

  @Test
  void onlyWhatIsBeyondThisHostIsExternal() throws IOException {
    InetAddress beyond = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    InetAddress here = InetAddress.getLoopbackAddress();

    assertThat(
            Stream.of(
                new InetSocketAddress(here, 80),
                here,
                new DatagramPacket(new byte[1], 1, here, 80),
                new DatagramPacket(new byte[1], 1)))
        .noneMatch(this::isExternal);
    assertThat(
            Stream.of(
                new InetSocketAddress(beyond, 80),
                InetSocketAddress.createUnresolved("beyond.example", 80),
                beyond,
                new DatagramPacket(new byte[1], 1, beyond, 80),
                UnixDomainSocketAddress.of("socket")))
        .allMatch(this::isExternal);
  }

  @Test
  void anyAddressOfThisHostIsThisHost() throws SocketException {
    assertThat(
            NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .map(address -> new InetSocketAddress(address, 80)))
        .isNotEmpty()
        .noneMatch(this::isExternal);
  }

  @Test
  void whatGoesThroughAConnectionToTheDatabasesServerIsTheDatabase() throws IOException {
    Object database = new Object();
    Object other = new Object();
    note(
        HookKind.CONNECTION,
        new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 5432),
        database);
    note(HookKind.CONNECTION, new InetSocketAddress(InetAddress.getLoopbackAddress(), 5432), other);
    run.recorder().testFinished("test", Outcome.PASSED);
    assertThat(touched(run.recording(), "test")).containsExactly("DATABASE ");

    assertThat(traffic(other)).isEmpty();
    assertThat(traffic(database)).containsExactly("DATABASE ");
    assertThat(traffic(null)).isEmpty();
    over = true;
    assertThat(traffic(database)).isEmpty();
  }

  @Test
  void theDatabasesServerIsKnownByItsPortAndWhicheverNameItHas() throws IOException {
    InetAddress host = InetAddress.getByName("192.0.2.7");
    assertThat(
            Stream.of(
                new InetSocketAddress(host, 5432),
                InetSocketAddress.createUnresolved("DB.example", 6432),
                new InetSocketAddress(InetAddress.getByName("::1"), 6543),
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 6543)))
        .noneMatch(this::isExternal);
    assertThat(
            Stream.of(
                new InetSocketAddress(host, 5433),
                new InetSocketAddress(InetAddress.getByName("192.0.2.8"), 5432),
                new InetSocketAddress(host, 6543),
                InetSocketAddress.createUnresolved("other.example", 6432)))
        .allMatch(this::isExternal);
  }

  private Set<String> traffic(@Nullable Object connection) {
    String test = "test of " + connection + (over ? " when all is over" : "");
    run.recorder().testStarted("test", test);
    note(HookKind.TRAFFIC, connection, null);
    run.recorder().testFinished("test", Outcome.PASSED);
    return touched(run.recording(), test);
  }

  private boolean isExternal(Object otherEnd) {
    run.recorder().testStarted("test", "test of " + otherEnd);
    note(HookKind.CONNECTION, otherEnd, null);
    run.recorder().testFinished("test", Outcome.PASSED);
    return touched(run.recording(), "test of " + otherEnd).stream()
        .anyMatch(name -> name.startsWith("EXTERNAL "));
  }

  @Test
  void allPropertiesAtOnceAreNotedWithoutAName() {
    note(HookKind.PROPERTY, null, null);

    assertThat(noted()).containsExactly("PROPERTY ");
  }

  @Test
  void aQuestionNotUnderstoodPoisonsTheRecording() {
    note(HookKind.FILE, new File("a\0/./b"), null);

    assertThat(run.recording().poison()).isNotNull();
  }

  private void property(String name) {
    note(HookKind.PROPERTY, name, null);
  }

  private void note(HookKind kind, @Nullable Object subject, @Nullable Object detail) {
    notes().accept(new @Nullable Object[] {subject, detail}, kind.ordinal());
  }

  private NameNotes notes() {
    return Objects.requireNonNull(notes);
  }

  private Set<String> noted() {
    run.recorder().testFinished("test", Outcome.PASSED);
    return touched(run.recording(), "test");
  }
}
