package dev.incremental.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

class SkipFilterTest {
  private static final String SAMPLES = "dev.incremental.provider.Samples$";

  @TempDir private Path directory;
  private final Platform platform = new Platform();

  @Test
  void methodsInTheListAreLeftOut() throws IOException {
    EventLog log =
        platform
            .skipping(
                list("Outer#outer()", "Parameters5#fails(int, org.junit.jupiter.api.TestInfo)"))
            .run(Samples.Outer.class, Samples.Parameters5.class);

    assertThat(log.tests())
        .contains("testStarted Outer$Inner#inner()", "testStarted Parameters5#repeats()")
        .noneMatch(line -> line.contains("#outer()") || line.contains("#fails("));
  }

  @Test
  void aParameterisedRunnersMethodIsLeftOutWithAllItsInvocations() throws IOException {
    assertThat(
            platform
                .skipping(list("Parameterised4#isSmall()"))
                .run(Samples.Parameterised4.class, Samples.Passing.class)
                .tests())
        .containsExactly("testStarted Passing#passes()", "testFinished Passing#passes() PASSED");
  }

  @Test
  void anInheritedMethodIsLeftOutOnlyInTheClassNamed() throws IOException {
    assertThat(platform.skipping(list("Base#inherited()")).run(Samples.Derived.class).tests())
        .contains("testStarted Derived#inherited()");
  }

  @Test
  void otherParameterTypesAreAnotherTest() throws IOException {
    assertThat(platform.skipping(list("Outer#outer(int)")).run(Samples.Outer.class).tests())
        .contains("testStarted Outer#outer()");
  }

  @Test
  void aClassIsNeverLeftOutAsSuch() throws IOException {
    assertThat(platform.skipping(list("Passing")).run(Samples.Passing.class).tests())
        .contains("testStarted Passing#passes()");
  }

  @Test
  void everythingRunsWithoutAList() {
    assertThat(platform.skipping(directory.resolve("absent")).run(Samples.Passing.class).lines())
        .contains("testStarted Passing#passes()")
        .noneMatch(line -> line.startsWith("notice"));
  }

  @Test
  void everythingRunsAndSaysSoWhenTheListIsUnreadable() {
    assertThat(platform.skipping(directory).run(Samples.Passing.class).lines())
        .contains("testStarted Passing#passes()")
        .anyMatch(line -> line.startsWith("notice Nothing is skipped: "));
  }

  @Test
  void nothingIsLeftOutOfADiscoveryThatATestStarts() throws IOException {
    Path file = list("Passing#passes()");
    TestDescriptor passes =
        new MethodDescriptor(MethodSource.from(SAMPLES + "Passing", "passes", ""));

    assertThat(filter(Map.of("skip", file.toString())).apply(passes).excluded()).isTrue();
    assertThat(filter(Map.of("skip", file.toString(), "running", "true")).apply(passes).included())
        .isTrue();
  }

  private static SkipFilter filter(Map<String, String> options) {
    return new SkipFilter(new EventLog(options));
  }

  private Path list(String... ids) throws IOException {
    return Files.writeString(
        directory.resolve("skip.txt"), SAMPLES + String.join("\n" + SAMPLES, ids) + "\n");
  }

  private static final class MethodDescriptor extends AbstractTestDescriptor {
    MethodDescriptor(MethodSource source) {
      super(UniqueId.forEngine("sample"), "sample", source);
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }
}
