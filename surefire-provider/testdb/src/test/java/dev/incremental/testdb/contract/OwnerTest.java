package dev.incremental.testdb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnerTest {
  @Test
  void aProcessThatLivesIsNotGone() {
    String mark = Owner.current().mark();

    assertThat(mark).matches("[a-z0-9_]{1,40}");
    assertThat(Owner.isGone(mark)).isFalse();
    assertThat(Owner.isFromEarlierBoot(mark)).isFalse();
  }

  @Test
  void aProcessThatEndedIsGone() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String mark = Owner.ofProcess(process.toHandle()).mark();
    process.destroyForcibly().waitFor();

    assertThat(Owner.isGone(mark)).isTrue();
  }

  @Test
  void anotherProcessOfTheSameNumberIsNotTheSame() {
    Owner self = Owner.current();
    Owner before =
        new Owner(self.host(), self.place(), self.boot(), self.pid(), self.started() + 1);
    Owner unknown = new Owner(self.host(), self.place(), self.boot(), self.pid(), 0);

    assertThat(Owner.isGone(before.mark())).isTrue();
    assertThat(Owner.isGone(unknown.mark())).as("start not known").isFalse();
  }

  @Test
  void nothingIsKnownOfOtherMachinesContainersAndUsers() {
    Owner self = Owner.current();
    String mark = new Owner(self.host(), "elsewhere", self.boot(), 1L << 30, 1).mark();

    assertThat(Owner.isGone(mark)).isFalse();
    assertThat(Owner.isFromEarlierBoot(mark)).isFalse();
  }

  @Test
  void anEarlierBootIsToldApart() {
    Owner self = Owner.current();
    String mark = new Owner(self.host(), self.place(), "earlier", self.pid(), 1).mark();

    assertThat(Owner.isGone(mark)).isFalse();
    assertThat(Owner.isFromEarlierBoot(mark)).isTrue();
  }

  @Test
  void whatIsNoMarkIsNotGone() {
    assertThat(Owner.isGone("")).isFalse();
    assertThat(Owner.isGone("a_b_c_d")).isFalse();
    assertThat(Owner.isGone(Owner.current().mark().replaceFirst("_[^_]*$", "_!"))).isFalse();
  }
}
