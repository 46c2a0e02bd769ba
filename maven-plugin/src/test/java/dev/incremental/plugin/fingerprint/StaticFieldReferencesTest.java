package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaticFieldReferencesTest {

  @Test
  void readsAndWritesAreFoundWhoeverOwnsTheField() throws Exception {
    Map<String, Set<String>> fields = fieldsOf(Sample.class);

    assertThat(fields.get("writes()V")).containsExactly(Sample.class.getName() + ".list");
    assertThat(fields.get("reads()I")).containsExactly(Sample.class.getName() + ".list");
    assertThat(fields.get("ofOthers()Ljava/lang/Object;"))
        .containsExactly("java.util.Collections.EMPTY_LIST");
  }

  @Test
  void instanceFieldsDoNotCount() throws Exception {
    assertThat(fieldsOf(Sample.class).get("none()I")).isEmpty();
  }

  private static Map<String, Set<String>> fieldsOf(Class<?> type)
      throws IOException, UnreadableClassException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return ClassFile.staticFields(in.readAllBytes());
    }
  }

  private static final class Sample {
    private static List<String> list = List.of();
    private int own;

    void writes() {
      list = new ArrayList<>();
    }

    int reads() {
      return list.size();
    }

    Object ofOthers() {
      return java.util.Collections.EMPTY_LIST;
    }

    int none() {
      return own++;
    }
  }
}
