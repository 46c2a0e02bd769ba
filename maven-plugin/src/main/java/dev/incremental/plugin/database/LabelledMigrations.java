package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Label;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a template's label says of the migrations that it was made from. */
final class LabelledMigrations {
  private LabelledMigrations() {}

  /** A label that says so. */
  static Label in(Label label, Migrations migrations) {
    return label
        .with("flyway", migrations.flyway())
        .with("settings", migrations.settings())
        .with("callbacks", migrations.callbacks())
        .with(
            "versioned",
            String.join(
                " ",
                migrations.versioned().stream()
                    .map(each -> each.version() + ":" + each.hash())
                    .toList()))
        .with(
            "repeatable",
            String.join(
                " ",
                migrations.repeatable().entrySet().stream()
                    .map(
                        each ->
                            URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8)
                                + ":"
                                + each.getValue())
                    .toList()));
  }

  /** What it was made from; empty where it does not say. */
  static Optional<Migrations> of(Label label) {
    if (!label.values().containsKey("versioned")) {
      return Optional.empty();
    }
    TreeMap<String, String> repeatable = new TreeMap<>();
    pairs(label, "repeatable")
        .forEach(
            pair -> repeatable.put(URLDecoder.decode(pair[0], StandardCharsets.UTF_8), pair[1]));
    return Optional.of(
        new Migrations(
            pairs(label, "versioned").stream()
                .map(pair -> new Migrations.Migration(pair[0], pair[1]))
                .toList(),
            repeatable,
            label.value("settings"),
            label.value("callbacks"),
            label.value("flyway")));
  }

  private static List<String[]> pairs(Label label, String name) {
    return Arrays.stream(label.value(name).split(" ", -1))
        .map(each -> each.split(":", 2))
        .filter(pair -> pair.length == 2)
        .toList();
  }
}
