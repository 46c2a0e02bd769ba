package dev.incremental.testdb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CloneNameTest {
  @Test
  void aNameTellsItsOwner() {
    String name = CloneName.of(Owner.current());

    assertThat(name).matches("incremental_c_[a-z0-9_]+").hasSizeLessThan(64);
    assertThat(CloneName.mark(name)).contains(Owner.current().mark());
    assertThat(CloneName.of(Owner.current())).isNotEqualTo(name);
  }

  @Test
  void otherNamesTellNone() {
    assertThat(CloneName.mark("incremental_t_1_2")).isEmpty();
    assertThat(CloneName.mark("incremental_c_")).isEmpty();
    assertThat(CloneName.mark("incremental_c_x")).isEmpty();
    assertThat(CloneName.mark("production")).isEmpty();
  }
}
