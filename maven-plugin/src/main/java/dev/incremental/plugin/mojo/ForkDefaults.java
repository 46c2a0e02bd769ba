package dev.incremental.plugin.mojo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which time zone, locale and encoding forks begin, as texts to be compared.
 *
 * <p>What their {@code argLine} gives counts and nothing else. Else they begin like Maven's own
 * JVM, which found them in the same place, unless that was given others (by {@code MAVEN_OPTS} or
 * {@code .mvn/jvm.config}) than its forks will be: then what the JVM looks at counts as well.
 */
final class ForkDefaults {
  private static final Path LOCALTIME = Path.of("/etc/localtime");
  private static final String ZONE = "user.timezone";
  private static final String LOCALE =
      "user.(?:language|country|region|script|variant|extensions)[.a-z]*";
  private static final String ENCODING = "file.encoding";
  private static final List<String> LOCALE_VARIABLES =
      List.of("LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG");
  private static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  private final String argLine;
  private final Set<String> late;
  private final String mavensArguments;
  private final Function<String, @Nullable String> variables;

  /**
   * @param argLine arguments of the forks' JVMs
   * @param late names of system properties that forks get when they run already
   * @param mavensArguments arguments of this JVM
   * @param variables the environment's
   */
  ForkDefaults(
      String argLine,
      Set<String> late,
      List<String> mavensArguments,
      Function<String, @Nullable String> variables) {
    this.argLine = argLine;
    this.late = late;
    this.mavensArguments = String.join(" ", mavensArguments);
    this.variables = variables;
  }

  /** Those of forks that this JVM starts. */
  static ForkDefaults of(String argLine, Set<String> late) {
    List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return new ForkDefaults(argLine, late, arguments, System::getenv);
  }

  String zone() {
    String mavens = ZoneId.systemDefault().getId();
    return given(ZONE)
        .orElseGet(
            () -> isMavensOwn(ZONE) ? systems().orElseGet(() -> mavens + zoneSeen()) : mavens);
  }

  /** The zone that a JVM finds by itself. */
  private Optional<String> systems() {
    String variable = variables.apply("TZ");
    String zone =
        variable == null
            ? localtime().replaceFirst("^.*zoneinfo/", "")
            : variable.replaceFirst("^:", "");
    boolean isOne = ZoneId.getAvailableZoneIds().contains(zone);
    return isOne && !late.contains(ZONE) && areWithout(ZONE) ? Optional.of(zone) : Optional.empty();
  }

  String locale() {
    Optional<String> language = given("user.language");
    Optional<String> country = given("user.country");
    Locale mavens = Locale.getDefault();
    if (language.isPresent() && country.isPresent()) {
      String rest = mavens.getScript() + mavens.getVariant();
      return language.get() + "-" + country.get() + (rest.isEmpty() ? "" : "-" + rest);
    }
    String text =
        Stream.concat(
                Stream.of(mavens), Arrays.stream(Locale.Category.values()).map(Locale::getDefault))
            .map(Locale::toLanguageTag)
            .distinct()
            .collect(Collectors.joining(", "));
    return isMavensOwn(LOCALE) ? text + elsewhere(seen(LOCALE_VARIABLES, LOCALE)) : text;
  }

  /**
   * @param sameJdk whether forks run on what Maven runs on: others may have another default
   */
  String encoding(boolean sameJdk) {
    String mavens = Charset.defaultCharset().name();
    Optional<String> given =
        given(ENCODING).map(name -> name + ", of file names " + property("sun.jnu.encoding"));
    if (given.isPresent() || (sameJdk && !isMavensOwn(ENCODING))) {
      return given.orElse(mavens);
    }
    boolean isKnown = sameJdk && !late.contains(ENCODING) && areWithout(ENCODING);
    return isKnown && Charset.isSupported(property("native.encoding"))
        ? Charset.forName(Runtime.version().feature() < 18 ? property("native.encoding") : "UTF-8")
            .name()
        : mavens + elsewhere(seen(LOCALE_VARIABLES, ENCODING));
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  /** What the forks' JVMs are told when they start; the last one counts. */
  private Optional<String> given(String property) {
    return late.contains(property)
        ? Optional.empty()
        : options(property, argLine).reduce((one, other) -> other).map(found -> found.group(1));
  }

  private static Stream<MatchResult> options(String property, String arguments) {
    return Pattern.compile("(?<![^\\s\"'])-D" + property + "=([^\\s\"']+)")
        .matcher(arguments)
        .results();
  }

  private boolean isMavensOwn(String property) {
    return options(property, mavensArguments).findAny().isPresent()
        || late.stream().anyMatch(name -> name.matches(property));
  }

  /** Whether the environment has no options of this kind for any JVM. */
  private boolean areWithout(String property) {
    return OPTION_VARIABLES.stream()
        .map(variables)
        .filter(Objects::nonNull)
        .noneMatch(value -> options(property, value).findAny().isPresent());
  }

  private static String elsewhere(String seen) {
    return " in Maven, elsewhere as of " + seen;
  }

  /** Of variables with options for JVMs only those options count, and may be kept. */
  private String seen(List<String> names, String property) {
    Stream<String> plain =
        names.stream()
            .filter(name -> variables.apply(name) != null)
            .map(name -> name + "=" + variables.apply(name));
    Stream<String> options =
        OPTION_VARIABLES.stream()
            .map(variables)
            .filter(Objects::nonNull)
            .flatMap(value -> options(property, value).map(MatchResult::group));
    return Stream.concat(plain, options).collect(Collectors.joining(" ", "[", "]"));
  }

  private String zoneSeen() {
    String seen = seen(List.of("TZ"), ZONE);
    return elsewhere(variables.apply("TZ") == null ? seen + " " + localtime() : seen);
  }

  /** Where the link leads that says the zone; what is in it if it is none. */
  private static String localtime() {
    try {
      return Files.isSymbolicLink(LOCALTIME)
          ? Files.readSymbolicLink(LOCALTIME).toString()
          : "zone " + Arrays.hashCode(Files.readAllBytes(LOCALTIME));
    } catch (IOException e) {
      return "no " + LOCALTIME;
    }
  }
}
