package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that no file holds: mocks, proxies and whatever else is made while tests run. */
class GeneratedWrinklesIT {
  private static final String INLINE = "mock-maker-inline";
  private static final String SUBCLASS = "mock-maker-subclass";
  private static final String COMMENT = "/* moved\n down\n */ ";

  private static final String GREETER = "public interface Greeter { String hi(); }";
  private static final String BASE = "public class Base { public int zone() { return 1; } }";
  private static final String CLOCK =
      "public class Clock extends Base { public int hour() { return 9; } }";
  private static final String OTHER = "public class Other { int number() { return 1; } }";
  private static final String DESK =
      "public class Desk { final Greeter greeter; final Clock clock;"
          + " Desk(Greeter greeter, Clock clock) { this.greeter = greeter; this.clock = clock; }"
          + " String open() { return greeter.hi() + clock.hour(); } }";

  private static Wrinkle withMocks(String maker) {
    return Wrinkle.with(
        java("Greeter", GREETER),
        java("Base", BASE),
        java("Clock", CLOCK),
        java("Other", OTHER),
        java("Desk", DESK),
        mocking(
            "ATest",
            maker,
            "Greeter greeter = made(Greeter.class); when(greeter.hi()).thenReturn(\"hi\");"
                + " Clock clock = made(Clock.class); when(clock.hour()).thenReturn(7);"
                + " assertEquals(\"hi7\", new Desk(greeter, clock).open());"),
        mocking(
            "BTest",
            maker,
            "Greeter greeter = made(Greeter.class);"
                + " assertEquals(\"null9\", new Desk(greeter, new Clock()).open());"),
        mocking(
            "SpyTest",
            maker,
            "Clock clock = mock(Clock.class, withSettings().spiedInstance(new Clock())"
                + ".defaultAnswer(CALLS_REAL_METHODS).mockMaker(\""
                + maker
                + "\"));"
                + " assertEquals(9, clock.hour());"),
        test("OtherTest", "@Test void counts() { assertEquals(1, new Other().number()); }"));
  }

  private static SampleFile mocking(String name, String maker, String body) {
    return test(
        name,
        "import static org.mockito.Mockito.*; class "
            + name
            + " { static <T> T made(Class<T> type) { return mock(type, withSettings().mockMaker(\""
            + maker
            + "\")); } @Test void opens() { "
            + body
            + " } }");
  }

  @ParameterizedTest
  @ValueSource(strings = {INLINE, SUBCLASS})
  void commentsSelectNobodyThoughMocksHaveNoFile(String maker) {
    withMocks(maker)
        .edit(java("Greeter", COMMENT + GREETER), java("Clock", COMMENT + CLOCK))
        .expectRun()
        .edit(java("Desk", COMMENT + DESK), java("Base", COMMENT + BASE))
        .expectRun();
  }

  @ParameterizedTest
  @ValueSource(strings = {INLINE, SUBCLASS})
  void anUnrelatedEditSelectsNoMocks(String maker) {
    withMocks(maker)
        .edit(java("Other", OTHER.replace("return 1", "int one = 1; return one")))
        .expectRun("OtherTest#counts");
  }

  @ParameterizedTest
  @ValueSource(strings = {INLINE, SUBCLASS})
  void aMemberOfAMockedTypeSelectsItsMocks(String maker) {
    withMocks(maker)
        .edit(java("Greeter", GREETER.replace("}", " default int times() { return 1; } }")))
        .expectRun("ATest#opens", "BTest#opens")
        .edit(java("Base", BASE.replace("public int", "public final int")))
        .expectRun("ATest#opens", "BTest#opens", "SpyTest#opens");
  }

  @ParameterizedTest
  @ValueSource(strings = {INLINE, SUBCLASS})
  void aBodySelectsWhoRunsItAndNotWhoMocksIt(String maker) {
    withMocks(maker)
        .edit(java("Clock", CLOCK.replace("return 9", "int nine = 9; return nine")))
        .expectRun("BTest#opens", "SpyTest#opens");
  }
}
