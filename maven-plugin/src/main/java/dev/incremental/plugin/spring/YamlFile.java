package dev.incremental.plugin.spring;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A file in YAML as properties, by the parser that Spring Boot uses and with its settings: YAML
 * 1.1, each name once, days stay texts.
 */
final class YamlFile {
  private YamlFile() {}

  static List<Map<String, String>> documents(Path file) throws IOException, MalformedFileException {
    List<Map<String, String>> documents = new ArrayList<>();
    try (Reader in = Files.newBufferedReader(file)) {
      for (Object each : parser().loadAll(in)) {
        if (each instanceof Map<?, ?> map) {
          Map<String, String> document = new LinkedHashMap<>();
          map.forEach((name, value) -> add(document, key("", name), value));
          documents.add(document);
        }
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new MalformedFileException(file, "it is no YAML in line " + line + ": " + problem(e));
    } catch (YAMLException e) {
      throw new MalformedFileException(file, "it is no YAML that Spring reads");
    }
    return documents;
  }

  /** Without the lines in question, which may hold a password. */
  private static String problem(MarkedYAMLException e) {
    return String.valueOf(e.getProblem()).lines().findFirst().orElse("");
  }

  private static Yaml parser() {
    LoaderOptions loading = new LoaderOptions();
    loading.setAllowDuplicateKeys(false);
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(loading),
        new Representer(dumping),
        dumping,
        loading,
        new DaysAsTexts());
  }

  private static void add(Map<String, String> document, String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> add(document, key(name + ".", key), each));
    } else if (value instanceof Collection<?> list && !list.isEmpty()) {
      int index = 0;
      for (Object each : list) {
        add(document, name + "[" + index++ + "]", each);
      }
    } else {
      document.put(name, value == null || value instanceof Collection<?> ? "" : value.toString());
    }
  }

  private static String key(String before, @Nullable Object key) {
    return before + key;
  }

  /** Knows all types of YAML but points of time. */
  private static final class DaysAsTexts extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern pattern, @Nullable String first, int limit) {
      if (!Tag.TIMESTAMP.equals(tag)) {
        super.addImplicitResolver(tag, pattern, first, limit);
      }
    }
  }
}
