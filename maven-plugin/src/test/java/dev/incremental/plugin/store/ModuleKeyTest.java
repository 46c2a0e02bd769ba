package dev.incremental.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleKeyTest {
  @Test
  void isWhatPeopleWouldWrite() {
    assertThat(ModuleKey.of("org.acme", "shop-core_2.13")).isEqualTo("org.acme.shop-core_2.13");
  }

  @Test
  void holdsNothingThatLeavesTheDirectoryOrThatAFileSystemRefuses() {
    assertThat(ModuleKey.of("..", "/etc\\passwd")).isEqualTo("%2e..%2fetc%5cpasswd");
    assertThat(ModuleKey.of("a:b", "ü*")).isEqualTo("a%3ab.%c3%bc%2a");
  }

  @Test
  void tellsDifferentNamesApart() {
    assertThat(ModuleKey.of("a", "b%2fc")).isNotEqualTo(ModuleKey.of("a", "b/c"));
  }

  @Test
  void namesAreReadBackFromFileNames() {
    for (String name : List.of("org.acme.shop", "a:b.ü*", "..%2f", "a+b c", "a.%2e")) {
      assertThat(ModuleKey.name(ModuleKey.fileName(name))).isEqualTo(name);
    }
    assertThat(ModuleKey.name("not one of %zz")).isEqualTo("not one of %zz");
    assertThat(ModuleKey.name("%41")).isEqualTo("%41");
  }

  @Test
  void doesNotChangeWhenAppliedTwiceToAnOrdinaryName() {
    String key = ModuleKey.of("org.acme", "shop");

    assertThat(ModuleKey.fileName(key)).isEqualTo(key);
  }
}
