package dev.incremental.it.bench;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.git.GitRepository;
import dev.incremental.plugin.git.Reading;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Looks for the nearest commit with a snapshot in a JVM that has done nothing before, and then
 * again and again. Each time the repository is opened anew.
 */
final class WalkMain {
  private static final int WARMING = 20;
  private static final int TIMED = 21;

  private WalkMain() {}

  /**
   * Runs, and prints each value measured as {@code name=value}.
   *
   * @param arguments the repository, and the full id of the commit that has a snapshot
   */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    Set<String> available = Set.of(arguments[1]);
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    double cold = seconds(directory, available);
    long computed = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
    for (int i = 0; i < WARMING; i++) {
      seconds(directory, available);
    }
    double[] warm = new double[TIMED];
    for (int i = 0; i < TIMED; i++) {
      warm[i] = seconds(directory, available);
    }
    Arrays.sort(warm);
    System.out.println("cold=" + cold);
    System.out.println("processor=" + computed / 1e9);
    System.out.println("warm=" + warm[TIMED / 2]);
    System.out.println("distance=" + nearest(directory, available).get(0).distance());
  }

  private static double seconds(Path directory, Set<String> available) {
    long start = System.nanoTime();
    List<Baseline> found = nearest(directory, available);
    long end = System.nanoTime();
    if (found.size() != 1 || !available.contains(found.get(0).commit())) {
      throw new IllegalStateException("Found " + found);
    }
    return (end - start) / 1e9;
  }

  private static List<Baseline> nearest(Path directory, Set<String> available) {
    Reading<GitRepository> opened = GitRepository.open(directory);
    try (GitRepository git = opened.asOptional().orElseThrow()) {
      Reading<List<Baseline>> found = git.nearest(available);
      return found
          .asOptional()
          .orElseThrow(() -> new IllegalStateException(found.problem().orElseThrow()));
    }
  }
}
