package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.mojo.ForkDefaults.Variables;
import dev.incremental.plugin.surefire.JvmArguments;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForkDefaultsTest {
  private static ForkDefaults of(String argLine, String mavens, Map<String, String> variables) {
    return new ForkDefaults(
        JvmArguments.of(argLine),
        Set.of(),
        List.of(mavens),
        new Variables(variables::get, Set.of()));
  }

  @Test
  void forksBeginLikeMaven() {
    ForkDefaults defaults = of("-Xmx1g", "-Xmx2g", Map.of("TZ", "x", "LANG", "y"));

    assertThat(defaults.zone()).isEqualTo(ZoneId.systemDefault().getId());
    assertThat(defaults.locale()).startsWith(Locale.getDefault().toLanguageTag());
    assertThat(defaults.encoding(true)).startsWith(Charset.defaultCharset().name());
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
    assertThat(one.encoding(true)).startsWith("UTF-8").isEqualTo(other.encoding(false));
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
        .startsWith(
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
    assertThat(
            new ForkDefaults(
                    JvmArguments.of(given),
                    late,
                    List.of(),
                    new Variables(Map.of("TZ", "a")::get, Set.of()))
                .zone())
        .isNotEqualTo(
            new ForkDefaults(
                    JvmArguments.of(given),
                    late,
                    List.of(),
                    new Variables(Map.of("TZ", "b")::get, Set.of()))
                .zone());
  }

  @Test
  void otherJdksMayHaveAnotherEncoding() {
    assertThat(of("", "", Map.of("LANG", "C")).encoding(false))
        .isNotEqualTo(of("", "", Map.of("LANG", "C.UTF-8")).encoding(false));
  }

  @Test
  void quotesAreSurefiresAndNotTheValues() {
    assertThat(of("-Duser.timezone=\"Asia/Tokyo\"", "", Map.of()).zone()).isEqualTo("Asia/Tokyo");
    ForkDefaults ofChildren = of("-Dchild=\"-Duser.timezone=Asia/Tokyo\"", "", Map.of());
    assertThat(ofChildren.zone()).isEqualTo(ZoneId.systemDefault().getId());
    assertThat(ofChildren.keepZone()).isFalse();
  }

  @Test
  void whatTheProjectGivesIsKept() {
    assertThat(of("-Xmx1g", "", Map.of()).keepZone()).isFalse();
    assertThat(of("-Xmx1g", "", Map.of()).keepLocale()).isFalse();
    assertThat(of("-Duser.timezone=\"Asia/Tokyo\"", "", Map.of()).keepZone()).isTrue();
    assertThat(of("-Duser.timezone=", "", Map.of()).keepZone()).isTrue();
    assertThat(of("-Duser.country=CH", "", Map.of()).keepLocale()).isTrue();
    for (String file : List.of("@jvm.args", "-XX:VMOptionsFile=x", "-XX:Flags=x")) {
      assertThat(of(file, "", Map.of()).keepZone()).as(file).isTrue();
      assertThat(of(file, "", Map.of()).keepLocale()).as(file).isTrue();
    }
    ForkDefaults late = with(Set.of("user.timezone"), Map.of(), Set.of());
    assertThat(late.keepZone()).isTrue();
    assertThat(late.keepLocale()).isFalse();
    assertThat(with(Set.of(), Map.of(), Set.of("TZ")).keepZone()).isTrue();
    assertThat(with(Set.of(), Map.of(), Set.of("TZ")).keepLocale()).isFalse();
    assertThat(with(Set.of(), Map.of(), Set.of("LC_TIME")).keepLocale()).isTrue();
    assertThat(with(Set.of(), Map.of(), Set.of("JAVA_TOOL_OPTIONS")).keepLocale()).isTrue();
  }

  @Test
  void whatIsReadBehindOurArgumentIsKept() {
    ForkDefaults last = of("", "", Map.of("_JAVA_OPTIONS", "-Duser.timezone=UTC"));
    assertThat(last.keepZone()).isTrue();
    assertThat(last.keepLocale()).isFalse();
    assertThat(of("", "", Map.of("_JAVA_OPTIONS", "-Duser.language=de")).keepLocale()).isTrue();

    ForkDefaults tool = of("", "", Map.of("JAVA_TOOL_OPTIONS", "-Duser.timezone=UTC"));
    assertThat(tool.keepZone()).isFalse();
    assertThat(of("", "", Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=de")).keepLocale())
        .isFalse();
    for (String part : List.of("language.format=ja", "region=US", "extensions=u-nu-thai")) {
      assertThat(of("", "", Map.of("JAVA_TOOL_OPTIONS", "-Duser." + part)).keepLocale())
          .as(part)
          .isTrue();
    }
  }

  @Test
  void whatIsReadBehindTheirArgumentsHidesThese() {
    String given = "-Duser.timezone=UTC";
    Map<String, String> last = Map.of("_JAVA_OPTIONS", "-Duser.timezone=Asia/Tokyo", "TZ", "a");
    assertThat(of(given, "-Duser.timezone=Asia/Tokyo", last).zone())
        .endsWith(" [TZ=a -Duser.timezone=Asia/Tokyo]");
  }

  @Test
  void variablesThatTheProjectSetsAreThoseOfForks() {
    assertThat(with(Set.of(), Map.of("TZ", "Asia/Tokyo"), Set.of("TZ")).zone())
        .isEqualTo("Asia/Tokyo");
    assertThat(with(Set.of(), Map.of("LC_ALL", "de_CH"), Set.of("LC_ALL")).locale())
        .contains("LC_ALL=de_CH");
    assertThat(with(Set.of(), Map.of("LC_ALL", "C"), Set.of("LC_ALL")).encoding(true))
        .contains("LC_ALL=C");
  }

  private static ForkDefaults with(
      Set<String> late, Map<String, String> variables, Set<String> own) {
    return new ForkDefaults(
        JvmArguments.of(""), late, List.of(), new Variables(variables::get, own));
  }
}
