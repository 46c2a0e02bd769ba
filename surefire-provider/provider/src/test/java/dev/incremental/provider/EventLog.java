package dev.incremental.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the agent's place: answers options and notes events as sentences without unique ids. */
final class EventLog implements Events {
  private final Map<String, String> options;
  private final Map<String, String> names = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  EventLog(Map<String, String> options) {
    this.options = options;
  }

  @Override
  public synchronized @Nullable Object event(String what, @Nullable Object... arguments) {
    if (what.equals("option")) {
      return options.get(String.valueOf(arguments[0]));
    }
    lines.add((what + " " + describe(what, arguments)).strip());
    return null;
  }

  /** Everything noted so far, in order. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** What was noted about tests. */
  List<String> tests() {
    return lines().stream().filter(line -> line.startsWith("test")).toList();
  }

  private String describe(String what, @Nullable Object... arguments) {
    if (arguments.length == 0) {
      return "";
    }
    String first = String.valueOf(arguments[0]);
    return switch (what) {
      case "containerStarted", "testStarted", "testSkipped" -> {
        names.put(first, simple(String.valueOf(arguments[1])));
        yield String.valueOf(names.get(first));
      }
      case "containerFinished", "testFinished" -> names.get(first) + " " + arguments[1];
      default -> first;
    };
  }

  private static String simple(String name) {
    return name.replace("dev.incremental.provider.", "").replace("Samples$", "");
  }
}
