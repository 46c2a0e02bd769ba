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
    return given("user.timezone")
        .orElseGet(() -> isMavensOwn("user.timezone") ? mavens + seen(zoneSeen()) : mavens);
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
    return isMavensOwn("user.(?:language|country|region|script|variant|extensions)[.a-z]*")
        ? text + seen(seen(LOCALE_VARIABLES))
        : text;
  }

  /**
   * @param sameJdk whether forks run on what Maven runs on: others may have another default
   */
  String encoding(boolean sameJdk) {
    String mavens = Charset.defaultCharset().name();
    return given("file.encoding")
        .map(name -> name + ", of file names " + System.getProperty("sun.jnu.encoding", ""))
        .orElseGet(
            () ->
                !sameJdk || isMavensOwn("file.encoding")
                    ? mavens + seen(seen(LOCALE_VARIABLES))
                    : mavens);
  }

  /** What the forks' JVMs are told when they start; the last one counts. */
  private Optional<String> given(String property) {
    return late.contains(property)
        ? Optional.empty()
        : option(property, argLine).map(found -> found.group(1));
  }

  private static Optional<MatchResult> option(String property, String arguments) {
    return Pattern.compile("(?:^|[\\s\"'])-D" + property + "=([^\\s\"']+)")
        .matcher(arguments)
        .results()
        .reduce((one, other) -> other);
  }

  private boolean isMavensOwn(String property) {
    return option(property, mavensArguments).isPresent()
        || late.stream().anyMatch(name -> name.matches(property));
  }

  private static String seen(String what) {
    return " in Maven, elsewhere as of " + what;
  }

  private String seen(List<String> names) {
    return Stream.concat(names.stream(), OPTION_VARIABLES.stream())
        .filter(name -> variables.apply(name) != null)
        .map(name -> name + "=" + variables.apply(name))
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private String zoneSeen() {
    return seen(List.of("TZ")) + (variables.apply("TZ") == null ? " " + localtime() : "");
  }

  /** Where the link leads that says the zone; what is in it if it is none. */
  private static String localtime() {
    try {
      String real = Files.exists(LOCALTIME) ? LOCALTIME.toRealPath().toString() : "";
      return real.contains("zoneinfo/") || real.isEmpty()
          ? real
          : "zone " + Arrays.hashCode(Files.readAllBytes(LOCALTIME));
    } catch (IOException e) {
      return "an unreadable " + LOCALTIME;
    }
  }
}
