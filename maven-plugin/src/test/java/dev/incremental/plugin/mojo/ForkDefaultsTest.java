package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForkDefaultsTest {
  private static ForkDefaults of(String argLine, String mavens, Map<String, String> variables) {
    return new ForkDefaults(argLine, Set.of(), List.of(mavens), variables::get);
  }

  @Test
  void forksBeginLikeMaven() {
    ForkDefaults defaults = of("-Xmx1g", "-Xmx2g", Map.of("TZ", "x", "LANG", "y"));

    assertThat(defaults.zone()).isEqualTo(ZoneId.systemDefault().getId());
    assertThat(defaults.locale()).startsWith(Locale.getDefault().toLanguageTag());
    assertThat(defaults.encoding(true)).isEqualTo(Charset.defaultCharset().name());
  }

  @Test
  void whatTheArgumentsOfForksGiveCountsAndNothingElse() {
    String given =
        "-Duser.timezone=GMT \"-Duser.timezone=Asia/Tokyo\" -Duser.language=de -Duser.country=CH"
            + " -Dfile.encoding=UTF-8";
    ForkDefaults one = of(given, "-Duser.timezone=UTC", Map.of("TZ", "x"));
    ForkDefaults other = of(given, "-Duser.language=fr", Map.of("LANG", "y"));

    assertThat(one.zone()).isEqualTo("Asia/Tokyo").isEqualTo(other.zone());
    assertThat(one.locale()).isEqualTo("de-CH").isEqualTo(other.locale());
    assertThat(one.encoding(true)).startsWith("UTF-8, ").isEqualTo(other.encoding(false));
  }

  @Test
  void halfALocaleIsNone() {
    assertThat(of("-Duser.language=de", "", Map.of()).locale())
        .startsWith(Locale.getDefault().toLanguageTag());
  }

  @Test
  void whatMavenAloneWasGivenSaysNothingOfForks() {
    String mavens = "-Duser.timezone=UTC -Duser.language=en -Dfile.encoding=US-ASCII";
    ForkDefaults one = of("", mavens, Map.of("TZ", ":Europe/Zurich", "LANG", "de_CH.UTF-8"));
    ForkDefaults other = of("", mavens, Map.of("TZ", "JST-9", "LANG", "ja_JP.UTF-8"));

    assertThat(one.zone()).isEqualTo("Europe/Zurich");
    assertThat(other.zone()).endsWith(" in Maven, elsewhere as of [TZ=JST-9]");
    assertThat(one.locale()).contains("LANG=de_CH.UTF-8").isNotEqualTo(other.locale());
    assertThat(one.encoding(true))
        .isEqualTo(
            Runtime.version().feature() < 18
                ? Charset.forName(System.getProperty("native.encoding")).name()
                : "UTF-8");
  }

  @Test
  void ofOptionsForAllJvmsOnlyThoseThatCountAreKept() {
    String all = "-Dkey=hush -Duser.timezone=Asia/Tokyo -Duser.name=ada";

    assertThat(of("", "-Duser.timezone=UTC", Map.of("TZ", "a", "JAVA_TOOL_OPTIONS", all)).zone())
        .endsWith(" [TZ=a -Duser.timezone=Asia/Tokyo]");
  }

  @Test
  void whereNoVariableSaysTheZoneTheSystemsFileDoes() {
    assertThat(of("", "-Duser.timezone=Asia/Tokyo", Map.of()).zone()).isNotEqualTo("Asia/Tokyo");
  }

  @Test
  void whatComesWhenForksRunAlreadyIsNotReliedUpon() {
    Set<String> late = Set.of("user.timezone");
    String given = "-Duser.timezone=UTC";
    assertThat(new ForkDefaults(given, late, List.of(), Map.of("TZ", "a")::get).zone())
        .isNotEqualTo(new ForkDefaults(given, late, List.of(), Map.of("TZ", "b")::get).zone());
  }

  @Test
  void otherJdksMayHaveAnotherEncoding() {
    assertThat(of("", "", Map.of("LANG", "C")).encoding(false))
        .isNotEqualTo(of("", "", Map.of("LANG", "C.UTF-8")).encoding(false));
  }
}
