package dev.incremental.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;

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
  void doesNotChangeWhenAppliedTwiceToAnOrdinaryName() {
    String key = ModuleKey.of("org.acme", "shop");

    assertThat(ModuleKey.fileName(key)).isEqualTo(key);
  }
}
