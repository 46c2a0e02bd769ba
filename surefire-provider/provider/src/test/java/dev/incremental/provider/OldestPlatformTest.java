package dev.incremental.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the services to the API of the oldest launcher; its jars were copied by the build. */
class OldestPlatformTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path JARS = MODULE.resolve("target/oldest-platform");

  private static final String OLD_TEST =
      """
      class OldTest {
        @org.junit.jupiter.api.Test
        void passes() {
          System.setProperty("%s", "ran");
        }
      }
      """;
  private static final String MAIN =
      """
      import org.junit.platform.engine.discovery.DiscoverySelectors;
      import org.junit.platform.launcher.core.*;

      public class Main implements Runnable {
        public void run() {
          LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
              .selectors(DiscoverySelectors.selectClass("OldTest")).build());
        }
      }
      """;

  @TempDir private Path output;

  @Test
  void theSourcesCompile() throws IOException {
    assertThat(compile(MODULE.resolve("src/main/java/dev/incremental/provider"))).isTrue();
  }

  @Test
  void theListenerIsLinkedAndHindersNoTest() throws Exception {
    String property = OldestPlatformTest.class.getName();
    Path sources = Files.createDirectories(output.resolve("sources"));
    Files.writeString(sources.resolve("OldTest.java"), OLD_TEST.formatted(property));
    Files.writeString(sources.resolve("Main.java"), MAIN);
    assertThat(compile(sources)).isTrue();

    runMain();

    assertThat(System.clearProperty(property)).isEqualTo("ran");
  }

  private void runMain() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = loader()) {
      thread.setContextClassLoader(loader);
      ((Runnable) loader.loadClass("Main").getConstructor().newInstance()).run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private URLClassLoader loader() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path entry : classPath()) {
      urls.add(entry.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private List<Path> classPath() throws IOException {
    try (Stream<Path> jars = Files.list(JARS)) {
      return Stream.concat(Stream.of(output, MODULE.resolve("target/classes")), jars).toList();
    }
  }

  private boolean compile(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String jspecify =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("jspecify"))
            .collect(Collectors.joining());
    String path =
        classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> found = Files.list(sources)) {
      Iterable<? extends JavaFileObject> units =
          files.getJavaFileObjectsFromPaths(
              found.filter(file -> file.toString().endsWith(".java")).toList());
      List<String> options =
          List.of(
              "-d", output.toString(), "-proc:none", "-cp", path + File.pathSeparator + jspecify);
      return compiler.getTask(null, files, null, options, null, units).call();
    }
  }
}
