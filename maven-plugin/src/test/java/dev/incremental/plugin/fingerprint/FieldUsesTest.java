package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldUsesTest {

  @Test
  void readsAndWritesOfStaticFieldsAreFoundWhoeverOwnsTheField() throws Exception {
    assertThat(usesOf("writes")).containsExactly("CHANGES Sample.list");
    assertThat(usesOf("reads")).containsExactly("READS Sample.list");
    assertThat(usesOf("ofOthers"))
        .containsExactlyInAnyOrder(
            "READS java.util.Collections.EMPTY_LIST", "RETURNS java.util.Collections.EMPTY_LIST");
  }

  @Test
  void aFieldFilledWhenFirstAskedForIsReadAndChanged() throws Exception {
    assertThat(usesOf("memo"))
        .containsExactlyInAnyOrder("READS Sample.known", "CHANGES Sample.known");
  }

  @Test
  void whatIsAppendedToATextOrCannotBeFilledIsNotChanged() throws Exception {
    assertThat(usesOf("describes"))
        .containsExactlyInAnyOrder(
            "READS Sample.known", "READS Sample.list", "READS Sample.text", "CHANGES Sample.text");
  }

  @Test
  void aContainerIsFilledByPuttingSomethingIntoIt() throws Exception {
    assertThat(usesOf("remembers")).contains("CHANGES Sample.byName");
    assertThat(usesOf("remembers")).noneMatch(use -> use.endsWith("by caller"));
    assertThat(usesOf("remembersWithin")).contains("CHANGES Sample.nested");
    assertThat(usesOf("sets")).contains("CHANGES Sample.numbers");
    assertThat(usesOf("asks")).contains("CHANGES Sample.supplier");
  }

  @Test
  void whatCameWithTheArgumentsIsTheCallers() throws Exception {
    assertThat(usesOf("put")).contains("CHANGES Sample.byName by caller");
    assertThat(usesOf("set")).containsExactly("CHANGES Sample.known by caller");
    assertThat(usesOf("setBoxed")).containsExactly("CHANGES Sample.known by caller");
    assertThat(usesOf("setCopy")).containsExactly("CHANGES Sample.list by caller");
    assertThat(usesOf("publish")).contains("CHANGES Sample.list by caller");
  }

  @Test
  void whatIsDoneToTheResultOfAMethodIsNotedWithTheMethod() throws Exception {
    assertThat(usesOf("addsToResult"))
        .containsExactly("CHANGES_RESULT Sample.names()Ljava/util/List; by caller");
  }

  @Test
  void fieldsThatAreDeclaredAreListed() throws Exception {
    assertThat(fields().declared()).containsKeys("list", "known", "byName", "own");
  }

  private static Set<String> usesOf(String method) throws IOException, UnreadableClassException {
    return fields().uses().entrySet().stream()
        .filter(each -> each.getKey().startsWith(method + "("))
        .flatMap(each -> each.getValue().stream())
        .map(FieldUsesTest::text)
        .collect(Collectors.toSet());
  }

  private static String text(FieldUse use) {
    String owner = use.owner().replace(FieldUsesTest.class.getName() + "$", "");
    return use.effect() + " " + owner + "." + use.field() + (use.byCaller() ? " by caller" : "");
  }

  private static FieldsOfClass fields() throws IOException, UnreadableClassException {
    String file = "/" + Sample.class.getName().replace('.', '/') + ".class";
    try (InputStream in = FieldUsesTest.class.getResourceAsStream(file)) {
      return ClassFile.fields(in.readAllBytes());
    }
  }

  @SuppressWarnings("unused")
  private static final class Sample {
    private static List<String> list = List.of();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, List<String>> nested = new HashMap<>();
    private final int[] numbers = new int[3];
    private final List<String> own = new ArrayList<>();
    private Supplier<String> supplier;
    private String known;
    private final StringBuilder text = new StringBuilder();

    void writes() {
      list = new ArrayList<>();
    }

    int reads() {
      return list.size();
    }

    Object ofOthers() {
      return java.util.Collections.EMPTY_LIST;
    }

    String memo() {
      if (known == null) {
        known = compute();
      }
      return known;
    }

    void describes() {
      text.append(known).append(list).append('.');
    }

    String compute() {
      return "";
    }

    String remembers(String name) {
      return byName.computeIfAbsent(name, key -> compute());
    }

    void remembersWithin(String name) {
      nested.get(name).add(compute());
    }

    void sets(int at) {
      numbers[at] = 2;
    }

    String asks() {
      return supplier.get();
    }

    void put(String name, String value) {
      byName.put(name, value);
    }

    void set(String value) {
      known = value;
    }

    void setBoxed(int value) {
      known = "n" + Integer.valueOf(value);
    }

    void setCopy(List<String> values) {
      list = new ArrayList<>(values);
    }

    void publish() {
      list = own;
    }

    List<String> names() {
      return own;
    }

    void addsToResult(String name) {
      names().add(name);
    }
  }
}
