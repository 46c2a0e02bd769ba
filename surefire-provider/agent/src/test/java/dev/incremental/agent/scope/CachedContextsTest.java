package dev.incremental.agent.scope;

import static dev.incremental.agent.RecordedRun.scope;
import static dev.incremental.agent.RecordedRun.scopes;
import static dev.incremental.agent.RecordedRun.touched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.agent.RecordedRun;
import dev.incremental.recording.NameKind;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.RecordedSetUp;
import dev.incremental.recording.Recording;
import dev.incremental.recording.ScopeKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Specifies who uses the load of a context that is kept. */
class CachedContextsTest {
  private final RecordedRun run = new RecordedRun();
  private final CachedContexts contexts = new CachedContexts(run.recorder());
  private final int bean = run.method("a.Config", "bean()V");
  private final int other = run.method("a.Other", "other()V");

  /** Equal to others of its classes, as Spring's is. */
  public record Configuration(List<Class<?>> of) {
    /** Read by reflection. */
    public Class<?>[] getClasses() {
      return of.toArray(new Class<?>[0]);
    }
  }

  @Test
  void whoIsGivenAKeptContextUsesItsLoadAndNoMore() {
    test("first", () -> load(Integer.class));
    test("second", () -> contexts.given(configuration(Integer.class)));
    test("third", () -> run.call(other));

    Recording recording = run.finished();
    RecordedScope load = scope(recording, "java.lang.Integer");
    assertThat(load.kind()).isEqualTo(ScopeKind.CONTEXT);
    assertThat(load.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(touched(recording, "java.lang.Integer")).containsExactly("a.Config#bean()V");
    assertThat(touched(recording, "first")).contains("a.Config#bean()V");
    assertThat(scope(recording, "second").uses()).containsExactly(load.id());
    assertThat(scope(recording, "third").uses()).isEmpty();
  }

  @Test
  void aLoadIsSetUpOfWhoCausedIt() {
    run.recorder().setUps().testStarted("t", "a.T#works()");
    load(Integer.class);

    RecordedSetUp setUp = run.finished().setUps().get(0);
    assertThat(setUp.testClass()).isEqualTo("a.T");
    assertThat(setUp.method()).isEqualTo("java.lang.Integer");
    assertThat(setUp.runs()).isEqualTo(1);
  }

  @Test
  void aContextLoadedAgainIsAnotherOne() {
    test("first", () -> load(Integer.class));
    test("second", () -> load(Integer.class));
    test("third", () -> contexts.given(configuration(Integer.class)));

    Recording recording = run.finished();
    int again = scopes(recording, "java.lang.Integer").get(1).id();
    assertThat(scope(recording, "third").uses()).containsExactly(again);
  }

  @Test
  void aContextUsesTheOneThatItsLoadIsGiven() {
    test("first", () -> load(Integer.class));
    contexts.loading(configuration(Long.class));
    contexts.given(configuration(Integer.class));
    contexts.loaded();

    Recording recording = run.finished();
    assertThat(scope(recording, "java.lang.Long").uses())
        .containsExactly(scope(recording, "java.lang.Integer").id());
  }

  @Test
  void whoIsGivenAContextOfWhichTheLoadWentUnnoticedUsesWhoGotItFirst() {
    test("first", () -> contexts.given(configuration(Integer.class)));
    test("second", () -> contexts.given(configuration(Integer.class)));

    Recording recording = run.finished();
    int first = scope(recording, "first").id();
    assertThat(IntStream.of(scope(recording, "second").uses())).containsExactly(first);
  }

  @Test
  void whatATestReadsMayBeKeptForThoseThatAreGivenTheSameContextLater() {
    test("zero", () -> load(Integer.class));
    test("first", () -> read("page.html", Integer.class));
    test("second", () -> contexts.given(configuration(Integer.class)));
    test("other", () -> load(Long.class));

    Recording recording = run.finished();
    assertThat(touched(recording, "second")).containsExactly("RESOURCE page.html");
    assertThat(touched(recording, "zero")).doesNotContain("RESOURCE page.html");
    assertThat(touched(recording, "other")).doesNotContain("RESOURCE page.html");
  }

  @Test
  void whatALoadReadsStaysInIt() {
    test("first", () -> load(Integer.class));
    run.recorder().testStarted("k", "second");
    contexts.given(configuration(Integer.class));
    contexts.loading(configuration(Long.class));
    run.recorder().touch(NameKind.RESOURCE, "setting");
    contexts.loaded();
    run.recorder().testFinished("k", Outcome.PASSED);
    test("third", () -> contexts.given(configuration(Integer.class)));

    assertThat(touched(run.finished(), "third")).isEmpty();
  }

  private void read(String name, Class<?> context) {
    contexts.given(configuration(context));
    run.recorder().touch(NameKind.RESOURCE, name);
  }

  private void load(Class<?> type) {
    contexts.loading(configuration(type));
    run.call(bean);
    contexts.loaded();
    contexts.given(configuration(type));
  }

  private static Configuration configuration(Class<?> type) {
    return new Configuration(List.of(type));
  }

  private void test(String name, Runnable body) {
    run.recorder().testStarted(name, name);
    body.run();
    run.recorder().testFinished(name, Outcome.PASSED);
  }
}
