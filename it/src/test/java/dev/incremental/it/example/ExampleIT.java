package dev.incremental.it.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.PrivateRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The main job on a small project: record, edit, run what the edit can affect. */
class ExampleIT {
  private static final String TAX = "src/main/java/shop/Tax.java";
  private static final String SHIPPING = "src/main/resources/shop/shipping.csv";

  @Test
  void anEditRunsTheTestsThatItCanAffectAndNoOthers() throws IOException {
    Session session =
        Session.on(
            Path.of("example").toAbsolutePath(),
            Path.of("target", "example").toAbsolutePath(),
            PrivateRepository.ofThisBuild(),
            System.out);

    assertThat(session.mvn("incremental:snapshot")).hasSize(19);

    session.edit(TAX, "case \"CH\" -> 8", "case \"CH\" -> 7");
    assertThat(session.mvn("incremental:test"))
        .isEqualTo(
            Set.of(
                "shop.TaxTest#germanRate",
                "shop.TaxTest#otherCountriesPayNone",
                "shop.InvoiceTest#taxIsOnGoodsAndShippingAfterDiscount",
                "shop.InvoiceTest#totalHoldsEverything"));

    session.edit(TAX, "by country", "by country of delivery");
    assertThat(session.mvn("incremental:test")).isEmpty();

    session.edit(SHIPPING, "CH,1290", "CH,1350");
    assertThat(session.mvn("incremental:test"))
        .isEqualTo(
            Set.of(
                "shop.ShippingTest#firstPieceCostsWhatTheTableSays",
                "shop.ShippingTest#eachFurtherPieceCostsTheSame",
                "shop.ShippingTest#unknownCountriesPayTheHighestRate",
                "shop.InvoiceTest#taxIsOnGoodsAndShippingAfterDiscount",
                "shop.InvoiceTest#totalHoldsEverything"));

    assertThat(stable(session.transcript()))
        .containsSequence(stable(block(Path.of("..", "README.md"), "")))
        .containsSequence(
            stable(block(Path.of("..", "src/site/markdown/quickstart.md"), "$ sed ")));
  }

  /** A page's first block that begins so: what it shows has to be what is printed. */
  private static List<String> block(Path page, String beginning) throws IOException {
    String text = Files.readString(page);
    int start = text.indexOf("```\n" + beginning) + 4;
    return text.substring(start, text.indexOf("\n```", start)).lines().toList();
  }

  /** Lines without what differs from run to run: commit ids and durations. */
  private static List<String> stable(List<String> lines) {
    return lines.stream()
        .map(l -> l.replaceAll("\\b[0-9a-f]{7}\\b", "(commit)").replaceAll(", about .*", ""))
        .toList();
  }
}
