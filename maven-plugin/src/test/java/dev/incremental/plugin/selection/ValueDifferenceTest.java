package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueDifferenceTest {
  @Test
  void aBriefValueIsShownBeforeAndAfter() {
    assertThat(ValueDifference.between("17", "25")).contains("from 17 to 25");
    assertThat(ValueDifference.between("a ".repeat(50), "b")).isEmpty();
  }

  @Test
  void ofManyValuesThoseThatDifferAreNamed() {
    assertThat(
            ValueDifference.between(
                "argLine -Xmx300m\nargLine -Dmode=one\nenableAssertions=true",
                "argLine -Xmx400m\nargLine -Dmode=two\nenableAssertions=true"))
        .contains(
            "(argLine -Dmode from one to two, without argLine -Xmx300m, with argLine -Xmx400m)");
    assertThat(ValueDifference.between("module a", "module a\nopens a")).contains("(with opens a)");
    assertThat(ValueDifference.between("", "rate=7")).contains("(with rate=7)");
  }

  @Test
  void ofVeryManyOnlyTheFirstAreNamed() {
    assertThat(ValueDifference.between("", "a=1\nb=2\nc=3\nd=4\ne=5"))
        .contains("(with a=1, with b=2, with c=3 and 2 more)");
  }

  @Test
  void longValuesAreOnlyNamed() {
    assertThat(ValueDifference.between("a=1", "a=" + "2".repeat(90))).contains("(a)");
    assertThat(ValueDifference.between("", "a=" + "2".repeat(90))).contains("(with a)");
  }

  @Test
  void anotherOrderIsNoDifferenceThatCouldBeNamed() {
    assertThat(ValueDifference.between("a=1\nb=2", "b=2\na=1")).isEmpty();
  }

  @Test
  void secretsAreNotGivenAway() {
    assertThat(ValueDifference.between("DB_PASSWORD=hush", "DB_PASSWORD=quiet"))
        .contains("(DB_PASSWORD)");
    assertThat(ValueDifference.between("url=x?token=hush", "url=x")).contains("(url)");
    assertThat(ValueDifference.between("", "argLine -Dapi.key=hush\nargLine --secret:hush"))
        .contains("(argLine, argLine -Dapi.key)");
    assertThat(ValueDifference.between("my token", "your token")).isEmpty();
  }
}
