package dev.incremental.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as data: what is written, and what is read again. */
class ReportDataTest {
  @Test
  void aSelectionIsReadAsItWasWritten() throws IOException {
    ReportedRun run =
        ReportStory.usual().findsNew("shop.NewTest").leavesToOthers("shop.FarTest", 2, 5).run();

    assertThat(SelectionReader.read(new SelectionJson(run).text())).isEqualTo(run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rubbish",
        "[]",
        "{}",
        "{\"schema\":2}",
        "{\"schema\":1,\"tests\":[{\"execution\":\"x\"}]}",
        "{\"schema\":1,\"tests\":[7]}",
        "{\"schema\":1,\"tests\":{}}",
        "{\"schema\":1,\"mode\":\"all\""
      })
  void whatIsNoSelectionIsRefusedInOneLine(String text) {
    assertThatThrownBy(() -> SelectionReader.read(text))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("[^\n]+");
  }

  @Test
  void whatAnEarlierVersionWroteIsRead() throws IOException {
    ReportedRun run =
        SelectionReader.read(
            """
            {"schema":1,"mode":"incremental","reason":"why","baseline":{"commit":"4f2c9e1",\
            "distance":3},"changes":[{"kind":"method","name":"a.B#x()"}],"unknownClasses":[],\
            "tests":[{"execution":"default-test","class":"a.ATest","method":"works()",\
            "selected":true,"reason":"calls a.B#x()"}]}
            """);

    assertThat(run.tests())
        .containsExactly(
            new ReportedTest(
                "default-test", "a.ATest", "works()", true, "calls a.B#x()", -1, 0, 0));
  }

  @Test
  void executionsOfOneBuildAreToldTogether() {
    ReportedRun unit = ReportStory.usual().run();
    ReportedTest integration =
        new ReportedTest("it", "shop.ShopIT", "sells()", true, "calls shop.Other#x()", 0, 0, 5000);
    ReportedRun integrated =
        new ReportedRun(
            "incremental",
            unit.reason(),
            unit.commit(),
            unit.distance(),
            List.of(new ReportedChange("method", "shop.Other#x()", null)),
            List.of("shop.NewIT"),
            List.of(integration));

    ReportedRun both = integrated.after(unit, List.of("it"));

    assertThat(both.tests()).hasSize(21);
    assertThat(both.unknownClasses()).containsExactly("shop.NewIT");
    assertThat(ReasonGroup.of(both))
        .extracting(ReasonGroup::name)
        .containsExactly("shop.Tax#rate(java.lang.String)", "failed last time", "shop.Other#x()");
    assertThat(integrated.after(both, List.of("it"))).isEqualTo(both);
    assertThat(integrated.after(integrated, List.of("it"))).isEqualTo(integrated);
  }

  @Test
  void aNewerSelectionOfSomeTestsLeavesNothingOfThemBehind() {
    ReportedRun none = new ReportStory().leavesOut("shop.TaxTest", 2, 10).run();

    assertThat(none.after(ReportStory.usual().run(), List.of("default-test"))).isEqualTo(none);
  }

  @Test
  void theReportAsDataHasTheFiguresOfThePage() throws IOException {
    String json = ReportJson.of(ReportStory.usual().report());

    assertThat(json)
        .startsWith("{\"schema\":1,\"module\":\"shop\",\"at\":\"2026-11-20T17:02:00Z\"")
        .contains(
            "\"selected\":{\"tests\":6,\"millis\":1270}",
            "\"elsewhere\":{\"tests\":0,\"millis\":0}",
            "\"notAffected\":{\"tests\":14,\"millis\":14000}",
            "\"known\":{\"tests\":20,\"millis\":15270}",
            "{\"kind\":\"method\",\"name\":\"shop.Tax#rate(java.lang.String)\",\"tests\":5,"
                + "\"millis\":1260,\"classes\":[{\"name\":\"shop.InvoiceTest\",\"tests\":3},"
                + "{\"name\":\"shop.TaxTest\",\"tests\":2}]",
            "\"audits\":{\"runs\":1,\"runsOfEverything\":0,\"unreadable\":0,\"changed\":3,"
                + "\"caught\":2,\"selected\":37,\"total\":1842,\"entries\":[",
            "{\"kind\":\"class\",\"name\":\"shop.Money\",\"tests\":18,\"millis\":1200,\"methods\":7,"
                + "\"heaviest\":\"shop.Money#plus(shop.Money)\",\"heaviestTests\":12}",
            "{\"execution\":\"default-test\",\"class\":\"shop.MoneyTest\",\"method\":\"works0()\","
                + "\"outcome\":\"passed\",\"millis\":1000,\"at\":\"2026-11-20T17:02:00Z\"}",
            "\"setUps\":{\"millis\":8500,\"testMillis\":23770,\"methods\":[",
            "{\"method\":\"shop.ShopTest#setUp\",\"millis\":8000,\"sparedMillis\":7500,\"classes\":2,"
                + "\"runs\":16}",
            "{\"context\":\"shop.Application\",\"millis\":500,\"sparedMillis\":0,\"classes\":1,"
                + "\"runs\":1}",
            "{\"execution\":\"default-test\",\"class\":\"shop.TaxTest\",\"millis\":1500,\"parts\":["
                + "{\"method\":\"shop.ShopTest#setUp\",\"millis\":1000,\"runs\":2},"
                + "{\"context\":\"shop.Application\",\"millis\":500,\"runs\":1}]}",
            "\"seeded\":[\n {\"execution\":\"default-test\",\"class\":\"shop.MoneyTest\","
                + "\"beforeMillis\":42000,\"millis\":7000}",
            "{\"execution\":\"default-test\",\"class\":\"shop.OfferTest\","
                + "\"beforeMillis\":700,\"millis\":0}",
            "\"seeds\":{\"lookedAt\":\"2026-11-20T16:59:00Z\",\"all\":[",
            "{\"seed\":\"company\",\"function\":\"shop.Seeds#company\",\"state\":\"up-to-date\","
                + "\"madeAt\":\"2026-11-20T14:02:00Z\",\"bytes\":8123456,\"tests\":16,\"classes\":["
                + "{\"name\":\"shop.MoneyTest\",\"tests\":14},{\"name\":\"shop.TaxTest\",\"tests\":2}]}",
            "{\"seed\":\"payroll\",\"after\":\"company\",\"function\":\"shop.Seeds#payroll\","
                + "\"state\":\"made\",\"why\":\"calls shop.Pay#raise()\",");
    assertThat(json).doesNotContain("elsewhere\":{\"tests\":1");
  }

  @Test
  void theReportAsDataIsWholeHoweverMuchThereIs() throws IOException {
    String json = ReportJson.of(ReportStory.large().report());

    assertThat(members(json)).contains("run", "audits", "hotSpots", "tests", "setUps", "seeds");
    assertThat(json.split("\"outcome\":")).hasSize(10_001);
    assertThat(json.split("\"heaviestTests\":")).hasSize(501);
  }

  @Test
  void whatThereIsNothingOfIsMissing() throws IOException {
    assertThat(members(ReportJson.of(new ReportStory().leavesOut("a.T", 1, 1).withoutRun())))
        .containsExactly("schema", "module", "at", "hotSpots", "tests");
  }

  @Test
  void thePageOnTheReportNamesEachMember() throws IOException {
    String page = Files.readString(Path.of("../src/site/markdown/report.md"));
    Set<String> names = new TreeSet<>();
    Report report = ReportStory.usual().leavesToOthers("shop.FarTest", 1, 1).report();
    try (JsonParser in = new JsonFactory().createParser(ReportJson.of(report))) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          names.add(in.currentName());
        }
      }
    }

    assertThat(names)
        .hasSizeGreaterThan(30)
        .allMatch(each -> page.contains("`" + each + "`") || page.contains("." + each + "`"));
  }

  /** The names of the members of the whole. */
  private static List<String> members(String json) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser in = new JsonFactory().createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        names.add(in.currentName());
        in.nextToken();
        in.skipChildren();
      }
      assertThat(in.nextToken()).isNull();
    }
    return names;
  }

  @Test
  void auditsAreReadAsTheyWereWritten() {
    AuditEntry entry =
        new AuditEntry(
            ReportStory.AT,
            "a.shop",
            List.of("default-test"),
            "4f2c9e1",
            true,
            null,
            new AuditFigures(1, 2, 1, 0),
            List.of("a.T#x()"));

    assertThat(AuditJson.entry(AuditJson.line(entry))).hasValue(entry);
    assertThat(AuditJson.entry("rubbish")).isEmpty();
    assertThat(AuditJson.entry(AuditJson.line(entry).replace("2026-11", "some"))).isEmpty();
  }
}
