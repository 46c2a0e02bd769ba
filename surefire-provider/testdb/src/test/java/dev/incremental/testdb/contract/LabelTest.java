package dev.incremental.testdb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LabelTest {
  @Test
  void whatIsWrittenIsRead() {
    Label label =
        Label.ofClone(Owner.current(), "incremental_t_1")
            .with("used", "2026-01-01T00:00:00Z")
            .with("project", "a:b=c");

    Label read = Label.parse(label.toString()).orElseThrow();

    assertThat(read).isEqualTo(label);
    assertThat(read.kind()).isEqualTo("clone");
    assertThat(read.value("template")).isEqualTo("incremental_t_1");
    assertThat(read.value("project")).isEqualTo("a:b=c");
    assertThat(read.time("used")).contains(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(read.time("made")).isPresent();
    assertThat(read.value("pid")).isEqualTo(Long.toString(ProcessHandle.current().pid()));
  }

  @Test
  void whatIsNoTimeIsNone() {
    Label label = Label.of("clone", Owner.current());

    assertThat(label.time("used")).isEmpty();
    assertThat(label.with("used", "soon").time("used")).isEmpty();
  }

  @Test
  void otherCommentsAreNoLabels() {
    assertThat(Label.parse("")).isEmpty();
    assertThat(Label.parse("the production database")).isEmpty();
    assertThat(Label.parse("incremental 2 template\na=b")).as("of a later version").isEmpty();
  }
}
