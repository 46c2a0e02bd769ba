package clinic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ClinicApplicationTest {
  @Autowired private TestRestTemplate http;

  private String page(String path) {
    return http.getForObject(path, String.class);
  }

  @Test
  void knowsOwners() {
    assertThat(page("/owners?name=ca")).contains("Cleo Carver", "Dora Carr").doesNotContain("Ada");
  }

  @Test
  void knowsPrices() {
    assertThat(page("/prices/horse")).isEqualTo("80.00");
  }

  @Test
  void knowsVets() {
    assertThat(page("/vets.html")).contains("Moor (surgery, teeth)");
  }

  @Test
  void knowsVetsAsData() {
    assertThat(page("/vets")).isEqualTo("[\"Kern\",\"Lang (surgery)\",\"Moor (surgery, teeth)\"]");
  }

  @Test
  void showsAnOwner() {
    assertThat(page("/owners/2")).contains("Rex, dog", "Tom, cat", "Visits: <span>2</span>");
  }

  @Test
  void unknownOwnersAreNotFound() {
    assertThat(http.getForEntity("/owners/99", String.class).getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
  }
}
