package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.JvmArguments;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
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

  /** What stays of a locale where language, country, script and variant are given. */
  private static final String PART_OF_LOCALE =
      "user.(?:(?:language|country|script|variant)[.][a-z]+|(?:region|extensions)[.a-z]*)";

  private static final String ENCODING = "file.encoding";
  private static final List<String> LOCALE_VARIABLES =
      List.of("LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG");

  /** What the JVM reads behind its arguments. */
  private static final String LAST = "_JAVA_OPTIONS";

  private static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", LAST);
  private static final String OPTIONS = String.join("|", OPTION_VARIABLES);

  private static final String ZONE_NAMES = "TZ|" + OPTIONS;
  private static final String LOCALE_NAMES = "LC_.*|LANG|LANGUAGE|" + OPTIONS;

  private final JvmArguments arguments;
  private final Set<String> late;
  private final String mavensArguments;
  private final Variables variables;

  /**
   * @param arguments of the forks' JVMs
   * @param late names of system properties that forks get when they run already
   * @param mavensArguments arguments of this JVM
   */
  ForkDefaults(
      JvmArguments arguments, Set<String> late, List<String> mavensArguments, Variables variables) {
    this.arguments = arguments;
    this.late = late;
    this.mavensArguments = String.join(" ", mavensArguments);
    this.variables = variables;
  }

  /**
   * Environment variables of forks.
   *
   * @param values all of them
   * @param own names of those that the project sets or leaves out, and that Maven may have
   *     otherwise
   */
  record Variables(Function<String, @Nullable String> values, Set<String> own) {
    @Nullable String get(String name) {
      return values.apply(name);
    }

    private boolean areOwn(String names) {
      return own.stream().anyMatch(name -> name.matches(names));
    }

    static Variables of(SurefireExecution execution) {
      Set<String> own = new HashSet<>(execution.excludedEnvironmentVariables());
      own.addAll(execution.environmentVariables().keySet());
      return new Variables(ForkValues.variablesOf(execution)::get, own);
    }
  }

  /** Those of an execution's forks, if this JVM starts them. */
  static ForkDefaults of(SurefireExecution execution) {
    return new ForkDefaults(
        execution.jvmArguments(),
        execution.systemProperties().keySet(),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        Variables.of(execution));
  }

  /**
   * Whether forks must not be given another zone: the project gives them one, or something that is
   * read behind our argument does.
   */
  boolean keepZone() {
    return isGiven(ZONE) || variables.areOwn(ZONE_NAMES) || isIn(LAST, ZONE);
  }

  /** Whether forks must not be given another locale; also where part of it would stay. */
  boolean keepLocale() {
    return isGiven(LOCALE)
        || variables.areOwn(LOCALE_NAMES)
        || isIn(LAST, LOCALE)
        || OPTION_VARIABLES.stream().anyMatch(variable -> isIn(variable, PART_OF_LOCALE));
  }

  private boolean isGiven(String property) {
    return !arguments.files().isEmpty()
        || arguments.define(Pattern.compile(property))
        || isLate(property);
  }

  private boolean isLate(String property) {
    return late.stream().anyMatch(name -> name.matches(property));
  }

  private boolean isIn(String variable, String property) {
    String value = variables.get(variable);
    return value != null && options(property, value).findAny().isPresent();
  }

  String zone() {
    String mavens = ZoneId.systemDefault().getId();
    return given(ZONE)
        .orElseGet(
            () ->
                isMavensOwn(ZONE, ZONE_NAMES)
                    ? systems().orElseGet(() -> mavens + zoneSeen())
                    : mavens);
  }

  /** The zone that a JVM finds by itself. */
  private Optional<String> systems() {
    String variable = variables.get("TZ");
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
    return isMavensOwn(LOCALE, LOCALE_NAMES)
        ? text + elsewhere(seen(LOCALE_VARIABLES, LOCALE))
        : text;
  }

  /**
   * @param sameJdk whether forks run on what Maven runs on: others may have another default
   */
  String encoding(boolean sameJdk) {
    String encoding = charset(sameJdk);
    String ofNames = canonical(property("sun.jnu.encoding"));
    String elsewhere =
        variables.areOwn(LOCALE_NAMES) ? elsewhere(seen(LOCALE_VARIABLES, ENCODING)) : "";
    return encoding.equals(ofNames) && elsewhere.isEmpty()
        ? encoding
        : encoding + ", of file names " + ofNames + elsewhere;
  }

  private String charset(boolean sameJdk) {
    String mavens = Charset.defaultCharset().name();
    Optional<String> given = given(ENCODING).map(ForkDefaults::canonical);
    boolean isMavensOwn = isMavensOwn(ENCODING, LOCALE_NAMES);
    if (given.isPresent() || (sameJdk && !isMavensOwn)) {
      return given.orElse(mavens);
    }
    boolean isKnown = sameJdk && !late.contains(ENCODING) && areWithout(ENCODING);
    String systems = property("native.encoding");
    return isKnown && !variables.areOwn(LOCALE_NAMES) && Charset.isSupported(systems)
        ? canonical(Runtime.version().feature() < 18 ? systems : "UTF-8")
        : mavens + elsewhere(seen(LOCALE_VARIABLES, ENCODING));
  }

  /** One name for each encoding, as far as this JVM knows it. */
  private static String canonical(String name) {
    try {
      return Charset.forName(name).name();
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  /** What the forks' JVMs are told when they start; the last one counts. */
  private Optional<String> given(String property) {
    return late.contains(property) || isIn(LAST, property)
        ? Optional.empty()
        : arguments.property(property);
  }

  private static Stream<MatchResult> options(String property, String arguments) {
    return Pattern.compile("(?<![^\\s\"'])-D" + property + "=([^\\s\"']+)")
        .matcher(arguments)
        .results();
  }

  /**
   * Whether Maven's JVM may have begun with something else than its forks.
   *
   * @param names what they look at in the environment
   */
  private boolean isMavensOwn(String property, String names) {
    return options(property, mavensArguments).findAny().isPresent()
        || variables.areOwn(names)
        || isLate(property);
  }

  /** Whether the environment has no options of this kind for any JVM. */
  private boolean areWithout(String property) {
    return OPTION_VARIABLES.stream()
        .map(variables::get)
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
            .filter(name -> variables.get(name) != null)
            .map(name -> name + "=" + variables.get(name));
    Stream<String> options =
        OPTION_VARIABLES.stream()
            .map(variables::get)
            .filter(Objects::nonNull)
            .flatMap(value -> options(property, value).map(MatchResult::group));
    return Stream.concat(plain, options).collect(Collectors.joining(" ", "[", "]"));
  }

  private String zoneSeen() {
    String seen = seen(List.of("TZ"), ZONE);
    return elsewhere(variables.get("TZ") == null ? seen + " " + localtime() : seen);
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
