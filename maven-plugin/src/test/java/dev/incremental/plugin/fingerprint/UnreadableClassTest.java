package dev.incremental.plugin.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that are no class file end in one kind of exception, with a reason. */
class UnreadableClassTest {
  private static final byte[] WHOLE =
      JavaSources.javac()
          .compile("class A { int f(String s) { switch (s) { case \"x\": return 1; } return 0; } }")
          .get("A");

  @Test
  void noClassFile() {
    assertThatThrownBy(() -> ClassFile.facts("not a class".getBytes(US_ASCII)))
        .isInstanceOf(UnreadableClassException.class)
        .hasMessageContaining("no class file");
  }

  @Test
  void laterFormat() {
    byte[] later = WHOLE.clone();
    later[7] = 127;

    assertThatThrownBy(() -> ClassFile.facts(later))
        .isInstanceOf(UnreadableClassException.class)
        .hasMessage("class file format 127 is later than any that is known");
  }

  @Test
  void cutOffAnywhere() {
    for (int length = 0; length < WHOLE.length; length++) {
      byte[] part = Arrays.copyOf(WHOLE, length);
      assertThatThrownBy(() -> ClassFile.facts(part)).isInstanceOf(UnreadableClassException.class);
    }
  }

  @Test
  void damagedAnywhere() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = WHOLE.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        assertThat(ClassFile.facts(damaged)).isNotNull();
        assertThat(ClassFile.references(damaged)).isNotNull();
      } catch (UnreadableClassException e) {
        assertThat(e)
            .hasMessageMatching("(?s)damaged class file .*|no class file|class file format .*");
      }
    }
  }
}
