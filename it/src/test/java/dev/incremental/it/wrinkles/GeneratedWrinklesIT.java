package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @ValueSource(strings = {INLINE, SUBCLASS})
  void aClassThatIsFirstLoadedToMakeAMockHasItsProbes(String maker) {
    String zone = "public class Zone { public int offset() { return 2; } }";
    Wrinkle.with(
            java("Zone", zone),
            java("Shift", "public class Shift { public Zone by(Zone zone) { return zone; } }"),
            mocking(
                "ATest",
                maker,
                "assertNull(made(Shift.class).by(null)); assertEquals(2, new Zone().offset());"),
            mocking("BTest", maker, "assertNull(made(Shift.class).by(null));"))
        .edit(java("Zone", zone.replace("return 2", "int two = 2; return two")))
        .expectRun("ATest#opens");
  }

  private static Wrinkle withProxy() {
    return Wrinkle.with(
        java("Greeter", GREETER),
        java("Other", OTHER),
        java(
            "Maker",
            "import java.lang.reflect.*; public class Maker { static Object made(Class<?> type) {"
                + " return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},"
                + " (proxy, method, arguments) -> method.getName() + answer()); }"
                + " static int answer() { return 1; } }"),
        test(
            "ATest",
            "@Test void greets() { assertEquals(\"hi1\", ((Greeter) Maker.made(Greeter.class)).hi()); }"),
        test(
            "BTest",
            "@Test void isMade() throws Exception {"
                + " assertEquals(\"toString1\", Maker.made(Class.forName(\"Greeter\")).toString()); }"),
        test("OtherTest", "@Test void counts() { assertEquals(1, new Other().number()); }"));
  }

  @Test
  void aProxyOfTheJdkDependsOnItsInterfaceAndItsHandler() {
    withProxy()
        .edit(java("Greeter", COMMENT + GREETER))
        .expectRun()
        .edit(java("Other", OTHER.replace("return 1", "int one = 1; return one")))
        .expectRun("OtherTest#counts")
        .edit(java("Greeter", GREETER.replace("}", " default int times() { return 1; } }")))
        .expectRun("ATest#greets", "BTest#isMade");
  }

  /** Expressions that load what Byte Buddy made, {@code M}, as a subclass of Clock. */
  private static final List<String> LOADING =
      List.of(
          "M.load(Clock.class.getClassLoader(), Default.WRAPPER).getLoaded()",
          "M.load(Clock.class.getClassLoader(),"
              + " Default.WRAPPER.with(Clock.class.getProtectionDomain())).getLoaded()",
          "M.load(Clock.class.getClassLoader(), UsingLookup.of(lookup())).getLoaded()",
          "lookup().defineHiddenClass(M.getBytes(), true).lookupClass()");

  private static Wrinkle withSubclasses() {
    List<SampleFile> files = new ArrayList<>();
    files.add(java("Base", BASE));
    files.add(java("Clock", CLOCK));
    files.add(java("Other", OTHER));
    for (String expression : LOADING) {
      String loaded = expression.replace("M", "new ByteBuddy().subclass(Clock.class).make()");
      String name = "Load" + files.size() + "Test";
      files.add(
          test(
              name,
              "import java.lang.invoke.*; import net.bytebuddy.*;"
                  + " import net.bytebuddy.dynamic.loading.ClassLoadingStrategy.*; class "
                  + name
                  + " { static MethodHandles.Lookup lookup() throws Exception {"
                  + " return MethodHandles.privateLookupIn(Clock.class, MethodHandles.lookup()); }"
                  + " @Test void asks() throws Exception { Clock clock = (Clock) "
                  + loaded
                  + ".getConstructor().newInstance(); assertEquals(9, clock.hour()); } }"));
    }
    return Wrinkle.with(files.toArray(SampleFile[]::new));
  }

  @Test
  void aSubclassMadeByALibraryDependsOnWhatItInheritsHoweverItIsLoaded() {
    String[] all = {"Load3Test#asks", "Load4Test#asks", "Load5Test#asks", "Load6Test#asks"};
    withSubclasses()
        .edit(java("Clock", COMMENT + CLOCK), java("Other", COMMENT + OTHER.replace("1", "2")))
        .expectRun()
        .edit(java("Clock", CLOCK.replace("return 9", "int nine = 9; return nine")))
        .expectRun(all)
        .edit(java("Base", BASE.replace("public int", "public final int")))
        .expectRun(all);
  }

  @Test
  void aClassThatIsRelatedToNothingOfTheProjectRunsItsTestAlways() {
    Wrinkle.with(
            java("Other", OTHER),
            test(
                "ATest",
                "import java.lang.invoke.*; import net.bytebuddy.*;"
                    + " import net.bytebuddy.description.modifier.*;"
                    + " import net.bytebuddy.implementation.*; class ATest {"
                    + " @Test void asks() throws Exception { byte[] bytes = new ByteBuddy()"
                    + ".subclass(Object.class).name(\"Nobody\")"
                    + ".defineMethod(\"toString\", String.class, Visibility.PUBLIC)"
                    + ".intercept(FixedValue.value(\"nobody\")).make().getBytes();"
                    + " Class<?> type = MethodHandles.lookup().defineClass(bytes);"
                    + " assertEquals(\"nobody\", type.getConstructor().newInstance().toString()); } }"),
            test("OtherTest", "@Test void counts() { assertEquals(1, new Other().number()); }"))
        .edit(java("Other", COMMENT + OTHER))
        .expectRun("ATest#asks");
  }
}
