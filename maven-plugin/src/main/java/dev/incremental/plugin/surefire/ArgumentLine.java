package dev.incremental.plugin.surefire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Composes the {@code argLine} of a fork: what the project says, then our agent. */
final class ArgumentLine {
  private static final Pattern EARLY = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern LATE = Pattern.compile("@\\{([^}]+)}");
  private static final String PLACEHOLDERS = "surefire.";

  private ArgumentLine() {}

  /**
   * The project's own arguments, as Surefire is to get them.
   *
   * <p>An expression that nothing defines would reach the JVM as it is and break it, so it is left
   * out; placeholders that Surefire fills in for each fork stay.
   *
   * @param configured the configured text, null where there is none
   * @param early the value of a <code>${…}</code> expression, null where it is undefined
   * @param late whether Surefire itself will find a value for <code>@{…}</code>
   */
  static String own(
      @Nullable String configured,
      Function<String, @Nullable String> early,
      Predicate<String> late) {
    if (configured == null) {
      return "";
    }
    String text = EARLY.matcher(configured).replaceAll(match -> value(match.group(1), early));
    return LATE.matcher(text)
        .replaceAll(
            match -> late.test(match.group(1)) ? Matcher.quoteReplacement(match.group()) : "")
        .strip();
  }

  private static String value(String name, Function<String, @Nullable String> early) {
    if (name.startsWith(PLACEHOLDERS)) {
      return Matcher.quoteReplacement("${" + name + "}");
    }
    String value = early.apply(name);
    return value == null ? "" : Matcher.quoteReplacement(value);
  }

  /** The arguments as the JVM will get them, late expressions included. */
  static String expanded(String own, Function<String, @Nullable String> late) {
    return LATE.matcher(own)
        .replaceAll(match -> Matcher.quoteReplacement(String.valueOf(late.apply(match.group(1)))));
  }

  /** Appends what is added and the agent, quoted as Surefire splits its {@code argLine}. */
  static String with(String own, Decoration decoration) {
    List<String> all = new ArrayList<>();
    all.add(own);
    decoration.arguments().forEach(each -> all.add(quoted(each)));
    all.add(AgentArgument.of(decoration.agent(), decoration.options()));
    return String.join(" ", all).strip();
  }

  static String quoted(String argument) {
    if (argument.indexOf('"') < 0) {
      return needsQuotes(argument) ? '"' + argument + '"' : argument;
    }
    if (argument.indexOf('\'') < 0) {
      return "'" + argument + "'";
    }
    throw new IllegalArgumentException("a path with both kinds of quotes: " + argument);
  }

  private static boolean needsQuotes(String argument) {
    return argument.indexOf('\'') >= 0 || argument.chars().anyMatch(Character::isWhitespace);
  }
}
