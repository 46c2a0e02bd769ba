package dev.incremental.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BootEventsTest {
  private final List<String> calls = new ArrayList<>();

  @Test
  void withoutAnAgentNothingHappens() {
    assertThat(BootEvents.reach().event("testStarted", "id", "a.B#c()")).isNull();
    assertThat(BootEvents.reach().option("skip")).isNull();
  }

  @Test
  void argumentsAndAnswersPassThrough() throws ReflectiveOperationException {
    assertThat(to("answer").option("skip")).isEqualTo("the answer");
    assertThat(calls).containsExactly("option skip");
  }

  @Test
  void anErrorInTheAgentPoisonsTheRecordingInsteadOfBreakingTheTest()
      throws ReflectiveOperationException {
    assertThat(to("failOnce").event("testStarted", "id")).isNull();
    assertThat(calls)
        .containsExactly(
            "testStarted id",
            "poison the event testStarted was lost: java.lang.StackOverflowError: on purpose");
  }

  @Test
  void notEvenAnAgentThatAlwaysFailsBreaksATest() {
    assertThatCode(() -> to("fail").event("testStarted", "id")).doesNotThrowAnyException();
  }

  Object answer(String what, @Nullable Object[] arguments) {
    calls.add(what + " " + arguments[0]);
    return "the answer";
  }

  Object failOnce(String what, @Nullable Object[] arguments) {
    Object answer = answer(what, arguments);
    if (calls.size() == 1) {
      throw new StackOverflowError("on purpose");
    }
    return answer;
  }

  Object fail(String what, @Nullable Object[] arguments) {
    throw new LinkageError(what + arguments.length);
  }

  private Events to(String method) throws ReflectiveOperationException {
    MethodType type = MethodType.methodType(Object.class, String.class, Object[].class);
    return new BootEvents(
        MethodHandles.lookup().findVirtual(BootEventsTest.class, method, type).bindTo(this));
  }
}
