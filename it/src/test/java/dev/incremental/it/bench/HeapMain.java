package dev.incremental.it.bench;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs all tests of the generated project in this JVM and prints what lives in its heap then. */
final class HeapMain {
  private static final int COLLECTIONS = 5;

  private final @Nullable Method event;

  private HeapMain(@Nullable Method event) {
    this.event = event;
  }

  /** Runs; whether the agent takes part is for the JVM's options to say. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    HeapMain main = new HeapMain(agent());
    List<IntConsumer> live = main.runTests();
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    System.out.println("heap=" + (runtime.totalMemory() - runtime.freeMemory()));
    System.out.println("classes=" + live.size());
    main.tell("platformFinished");
  }

  /** The way by which test frameworks reach the agent; null without one. */
  private static @Nullable Method agent() throws NoSuchMethodException {
    try {
      return Class.forName("java.lang.$Incremental", false, null)
          .getMethod("event", String.class, Object[].class);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private List<IntConsumer> runTests() throws ReflectiveOperationException {
    List<IntConsumer> live = new ArrayList<>();
    tell("platformStarted");
    for (int i = 0; i < GeneratedProject.TEST_CLASSES; i++) {
      String name = GeneratedProject.testClass(i);
      tell("containerStarted", name, name);
      Object instance = Class.forName(name).getDeclaredConstructor().newInstance();
      live.add((IntConsumer) instance);
      for (int test = 0; test < GeneratedProject.TESTS_A_CLASS; test++) {
        String id = name + "#test" + test + "()";
        tell("testStarted", id, id);
        live.get(i).accept(test);
        tell("testFinished", id, "PASSED", 1L);
      }
      tell("containerFinished", name, "PASSED");
    }
    return live;
  }

  private void tell(String what, Object... arguments) throws ReflectiveOperationException {
    if (event != null) {
      event.invoke(null, what, arguments);
    }
  }
}
