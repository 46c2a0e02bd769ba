package dev.incremental.plugin.mojo;

import dev.incremental.plugin.snapshot.Snapshot;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The time zone and locale in which tests were recorded, given to forks that would begin in others.
 *
 * <p>So what was recorded on one machine is true on another. What the project itself gives its
 * tests stays. A snapshot is untrusted input, and this ends on a command line: nothing but zones
 * that this JVM knows and well-formed locales are taken from it.
 */
final class RecordedDefaults {
  private final Map<String, Map<String, String>> properties = new TreeMap<>();
  private final Map<String, Map<String, String>> settings = new TreeMap<>();
  private final List<String> sentences = new ArrayList<>();

  private RecordedDefaults() {}

  /** Forks begin as they would without us. */
  static RecordedDefaults none() {
    return new RecordedDefaults();
  }

  /**
   * Those that differ from what forks would begin with.
   *
   * @param known what was recorded
   * @param forks what the forks of each execution would begin with
   * @param settings the text of each value that must match, by execution and name
   */
  static RecordedDefaults of(
      Snapshot known, Map<String, ForkDefaults> forks, Map<String, Map<String, String>> settings) {
    RecordedDefaults found = new RecordedDefaults();
    forks.forEach(
        (execution, own) -> {
          Map<String, String> now = settings.getOrDefault(execution, Map.of());
          if (!own.keepZone()) {
            found.zone(execution, now, known);
          }
          if (!own.keepLocale()) {
            found.locale(execution, now, known);
          }
        });
    return found;
  }

  private void zone(String execution, Map<String, String> now, Snapshot known) {
    String name = MustMatch.named(MustMatch.ZONE, execution);
    Optional<String> zone = other(name, now, known);
    if (zone.filter(ZoneId.getAvailableZoneIds()::contains).isPresent()) {
      give(execution, Map.of("user.timezone", zone.get()));
      replace(execution, name, zone.get());
    }
  }

  private void locale(String execution, Map<String, String> now, Snapshot known) {
    String name = MustMatch.named(MustMatch.LOCALE, execution);
    Optional<String> tag = other(name, now, known);
    if (tag.filter(RecordedDefaults::isPlain).isPresent()) {
      Locale locale = Locale.forLanguageTag(tag.get());
      Map<String, String> parts = new TreeMap<>();
      parts.put("user.language", locale.getLanguage());
      parts.put("user.country", locale.getCountry());
      put("user.script", locale.getScript(), parts);
      put("user.variant", locale.getVariant(), parts);
      give(execution, parts);
      replace(execution, name, tag.get());
    }
  }

  /** Without need, nobody is to see a property that JVMs do not set by themselves. */
  private static void put(String name, String value, Map<String, String> parts) {
    if (!value.isEmpty()
        || Stream.of("", ".format", ".display")
            .anyMatch(ending -> System.getProperty(name + ending) != null)) {
      parts.put(name, value);
    }
  }

  /** Such as {@code de-CH}, and not several for several purposes. */
  private static boolean isPlain(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    return tag.matches("[A-Za-z0-9-]+")
        && !locale.getLanguage().isEmpty()
        && !locale.hasExtensions()
        && locale.toLanguageTag().equals(tag);
  }

  private static Optional<String> other(String name, Map<String, String> now, Snapshot known) {
    String own = now.get(name);
    boolean differs = // mostly not, and then nobody has to count tests
        own != null
            && known.settings().stream()
                .anyMatch(each -> each.name().equals(name) && !each.text().equals(own));
    return differs ? known.usualSetting(name).filter(text -> !text.equals(own)) : Optional.empty();
  }

  private void give(String execution, Map<String, String> values) {
    properties.computeIfAbsent(execution, id -> new TreeMap<>()).putAll(values);
  }

  private void replace(String execution, String name, String recorded) {
    settings.computeIfAbsent(execution, id -> new TreeMap<>()).put(name, recorded);
    sentences.add(
        "Tests run with the "
            + name
            + " they were recorded with: "
            + recorded
            + " (incremental.environment)");
  }

  /** System properties that the forks of an execution are given. */
  Map<String, String> properties(String execution) {
    return properties.getOrDefault(execution, Map.of());
  }

  /** The same as arguments of the forks' JVMs. */
  List<String> arguments(String execution) {
    List<String> arguments = new ArrayList<>();
    properties(execution).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    return arguments;
  }

  /** What must match, as it is with these. */
  Map<String, String> in(String execution, Map<String, String> texts) {
    Map<String, String> all = new TreeMap<>(texts);
    all.putAll(settings.getOrDefault(execution, Map.of()));
    return all;
  }

  /** What the user should know. */
  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
