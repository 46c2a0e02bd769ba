package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.store.RunLock.Attempt;
import dev.incremental.plugin.store.RunLock.Attempt.Busy;
import dev.incremental.plugin.store.RunLock.Attempt.Held;
import dev.incremental.plugin.store.RunLock.Attempt.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path store;

  @Test
  void isHadByOneRunAtATime() {
    try (RunLock lock = held(acquire("test"))) {
      assertThat(((Busy) acquire("test")).reason())
          .contains("another run is busy", "process " + ProcessHandle.current().pid());
      assertThat(lock).isNotNull();
    }

    assertThat(acquire("test")).isInstanceOf(Held.class);
  }

  @Test
  void isOneForEachModuleAndEachWorkTree() {
    try (RunLock a = held(RunLock.acquire(store, "main", "a", "test"));
        RunLock b = held(RunLock.acquire(store, "main", "b", "test"));
        RunLock other = held(RunLock.acquire(store, "worktree-x", "a", "test"))) {
      assertThat(List.of(a, b, other)).doesNotHaveDuplicates();
    }
  }

  @Test
  void namesTheProcessThatHasIt() throws IOException {
    try (OtherRun other = OtherRun.holding(store)) {
      assertThat(((Busy) acquire("test")).reason())
          .contains("process " + other.process.pid(), "incremental:snapshot", "since 20");
    }
  }

  @Test
  void isStillTheOtherRunsAfterAFailedAttempt() throws IOException {
    try (OtherRun other = OtherRun.holding(store)) {
      acquire("first attempt");

      assertThat(acquire("second attempt")).isInstanceOf(Busy.class);
      assertThat(other.process.isAlive()).isTrue();
    }
  }

  @Test
  void isTakenOverFromARunThatWasKilledAndSaysSo() throws Exception {
    try (OtherRun other = OtherRun.holding(store)) {
      other.process.destroyForcibly().waitFor();

      Held held = (Held) acquire("test");
      assertThat(held.notice())
          .hasValueSatisfying(
              notice ->
                  assertThat(notice)
                      .contains("did not end properly", "process " + other.process.pid()));
      held.lock().close();
      assertThat(((Held) acquire("test")).notice()).isEmpty();
    }
  }

  @Test
  void isHadByOneOfManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Attempt>> attempts =
        IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> acquire("test"))).toList();
    threads.shutdown();

    int held = 0;
    for (Future<Attempt> attempt : attempts) {
      held += attempt.get() instanceof Held ? 1 : 0;
    }
    assertThat(held).isEqualTo(1);
  }

  @Test
  void saysWhyThereIsNoneInAReadOnlyStore() throws IOException {
    Path file = Files.writeString(store.resolve("file"), "not a directory");

    assertThat(RunLock.acquire(file, "main", "a", "test"))
        .isInstanceOfSatisfying(
            Unavailable.class,
            unavailable -> assertThat(unavailable.reason()).startsWith("cannot lock"));
    assertThat(RunLock.acquire(Path.of("/proc/incremental"), "main", "a", "test"))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void copesWithAnOwnersFileThatIsCutOff() throws IOException {
    Files.createDirectories(store.resolve("locks/main"));
    Files.writeString(store.resolve("locks/main/module.owner"), "pid=\\u12");

    assertThat(acquire("test")).isInstanceOf(Held.class);
  }

  private Attempt acquire(String command) {
    return RunLock.acquire(store, "main", "module", command);
  }

  private static RunLock held(Attempt attempt) {
    return ((Held) attempt).lock();
  }

  /** A process that holds the lock until it is told to end or is killed. */
  private record OtherRun(Process process) implements AutoCloseable {

    static OtherRun holding(Path store) throws IOException {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String classPath = System.getProperty("java.class.path");
      Process process =
          new ProcessBuilder(java, "-cp", classPath, Holder.class.getName(), store.toString())
              .redirectError(Redirect.INHERIT)
              .start();
      String line =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
      assertThat(line).isEqualTo("Held");
      return new OtherRun(process);
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      process.onExit().join();
    }
  }

  /** The other process. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      Attempt attempt =
          RunLock.acquire(Path.of(arguments[0]), "main", "module", "incremental:snapshot");
      System.out.println(attempt.getClass().getSimpleName());
      System.in.readAllBytes();
    }
  }
}
