package dev.incremental.it.maven;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A web application of the usual kind, with slices of its context for pages and for the database.
 *
 * <p>Each edit makes exactly the tests red that are named, in a full run as well, so that none of
 * them may be left out.
 */
class ClinicIT {
  private static final int TESTS = 89;
  private static final String CODE = "src/main/java/clinic/";
  private static final String RESOURCES = "src/main/resources/";
  private static final String OWNERS = CODE + "owner/OwnerController.java";

  /** The tests that start a context. */
  private static final int WITH_CONTEXT = 57;

  /** The tests that start the whole application. */
  private static final int OF_THE_WHOLE = 16;

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded = SmallProject.sample("clinic", directory);
    assertThat(recorded.run("snapshot")).as(() -> String.join("\n", recorded.said())).isTrue();
    assertThat(recorded.ran()).hasSize(TESTS);
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  @Test
  void theBodyOfABeanMethod() throws IOException {
    edit(CODE + "fee/ClinicConfig.java", "properties.visit(), ", "properties.visit().negate(), ");

    assertThat(project.run("test")).isFalse();
    assertRed(
        "ClinicApplicationTest#knowsPrices",
        "fee.PriceListTest#aCatCostsOneVisit",
        "fee.PriceListTest#aHorseCostsTwo",
        "fee.PriceListTest#thePageSaysTheSame",
        "fee.SurchargeTest#aCatCostsMore",
        "fee.SurchargeTest#aHorseCostsMore");
    assertThat(project.ran()).hasSize(OF_THE_WHOLE);
  }

  @Test
  void theTextOfAQuery() throws IOException {
    edit(CODE + "owner/OwnerRepository.java", "by o.lastName\"", "by o.lastName desc\"");

    assertThat(project.run("test")).isFalse();
    assertRed("owner.OwnerRepositoryTest#findsByBeginning");
    assertThat(project.ran()).noneMatch(test -> test.startsWith("clinic.owner.OwnerTest"));
  }

  @Test
  void aPageAndAMessageThatOtherTestsSawBefore() throws IOException {
    edit(RESOURCES + "templates/owners/list.html", "owner.fullName()", "owner.lastName");
    edit(RESOURCES + "messages.properties", "Our vets", "The vets");

    assertThat(project.run("test")).isFalse();
    assertRed(
        "ClinicApplicationTest#knowsOwners",
        "owner.OwnerControllerTest#listsACity",
        "owner.OwnerControllerTest#listsOwners",
        "vet.VetControllerTest#pageHasATitle");
    assertThat(project.ran()).hasSizeLessThan(TESTS / 2);
  }

  @Test
  void aValueAmongTheProperties() throws IOException {
    edit(RESOURCES + "application.properties", "fee.visit=40", "fee.visit=41");

    assertThat(project.run("test")).isFalse();
    assertRed(
        "ClinicApplicationTest#knowsPrices",
        "fee.PriceListTest#aCatCostsOneVisit",
        "fee.PriceListTest#aHorseCostsTwo",
        "fee.PriceListTest#thePageSaysTheSame",
        "fee.SurchargeTest#aCatCostsMore",
        "fee.SurchargeTest#aHorseCostsMore");
    assertThat(project.ran()).hasSize(WITH_CONTEXT);
  }

  @Test
  void aNewComponent() throws IOException {
    project.write(
        CODE + "web/Gone.java",
        """
        package clinic.web;
        import org.springframework.http.HttpStatus;
        import org.springframework.web.bind.annotation.*;
        @ControllerAdvice class Gone {
          @ExceptionHandler(NotFoundException.class) @ResponseStatus(HttpStatus.GONE)
          String gone() { return "welcome"; }
        }
        """);

    assertThat(project.run("test")).isFalse();
    assertRed(
        "ClinicApplicationTest#unknownOwnersAreNotFound",
        "owner.OwnerControllerTest#unknownOwnersAreNotFound",
        "owner.PetControllerTest#unknownOwnersAreNotFound",
        "owner.VisitControllerTest#unknownPetsAreNotFound");
    assertThat(project.ran()).hasSize(WITH_CONTEXT);
  }

  @Test
  void whatOneRequestDoes() throws IOException {
    edit(OWNERS, "/** Pages about owners. */", "/** All pages about owners. */");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).isEmpty();

    edit(OWNERS, "return \"owners/details\";", "return \"owners/form\";");
    assertThat(project.run("test")).isFalse();
    assertRed(
        "ClinicApplicationTest#showsAnOwner",
        "owner.OwnerControllerTest#countsVisits",
        "owner.OwnerControllerTest#showsDetails");
    assertThat(project.ran()).hasSizeLessThanOrEqualTo(TESTS / 4);
  }

  @Test
  void aConstraintAndARow() throws IOException {
    edit(CODE + "owner/Owner.java", "{6,12}", "{2,12}");
    edit(RESOURCES + "data.sql", "'Rex'", "'Max'");

    assertThat(project.run("test")).isFalse();
    assertRed(
        "ClinicApplicationTest#showsAnOwner",
        "owner.OwnerControllerTest#rejectsAWrongTelephone",
        "owner.OwnerRepositoryTest#findsPetsInOrder",
        "owner.OwnerRepositoryTest#findsVisitsInOrder");
  }

  @Test
  void aValueThatWasComputedForAnotherTest() throws IOException {
    edit(CODE + "fee/PriceList.java", "several(2)", "several(3)");

    assertThat(project.run("test")).isFalse();
    assertRed(
        "ClinicApplicationTest#knowsPrices",
        "fee.PriceListTest#aHorseCostsTwo",
        "fee.PriceListTest#thePageSaysTheSame",
        "fee.SurchargeTest#aHorseCostsMore");
    assertThat(project.ran()).hasSizeLessThanOrEqualTo(OF_THE_WHOLE);
  }

  private void assertRed(String... tests) throws IOException {
    Set<String> red = Stream.of(tests).map(test -> "clinic." + test).collect(toSet());
    assertThat(project.failed()).isEqualTo(red);
  }

  private void edit(String name, String text, String replacement) throws IOException {
    Path file = project.file(name);
    String before = Files.readString(file);
    assertThat(before).contains(text);
    Files.writeString(file, before.replace(text, replacement));
  }
}
