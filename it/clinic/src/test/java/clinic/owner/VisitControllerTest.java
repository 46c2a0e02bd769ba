package clinic.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(VisitController.class)
class VisitControllerTest {
  private static final String NEW = "/owners/1/pets/minka/visits/new";

  @Autowired private MockMvc mvc;
  @MockitoBean private OwnerRepository owners;

  private final Owner ada = Samples.ada();

  @BeforeEach
  void known() {
    given(owners.findById(1)).willReturn(Optional.of(ada));
  }

  @Test
  void addsAVisit() throws Exception {
    mvc.perform(post(NEW).param("date", "2026-03-04").param("description", "limps"))
        .andExpect(redirectedUrl("/owners/1"));
    assertThat(ada.visits()).isEqualTo(3);
  }

  @Test
  void form() throws Exception {
    mvc.perform(get(NEW))
        .andExpect(content().string(containsString("Visit of <span>Minka<")));
  }

  @Test
  void rejectsADateThatIsNone() throws Exception {
    mvc.perform(post(NEW).param("date", "tomorrow").param("description", "limps"))
        .andExpect(model().attributeHasFieldErrorCode("visit", "date", "typeMismatch"));
  }

  @Test
  void rejectsAVisitWithoutAReason() throws Exception {
    mvc.perform(post(NEW).param("date", "2026-03-04").param("description", " "))
        .andExpect(model().attributeHasFieldErrorCode("visit", "description", "NotBlank"));
  }

  @Test
  void unknownPetsAreNotFound() throws Exception {
    mvc.perform(get("/owners/1/pets/rex/visits/new")).andExpect(status().isNotFound());
  }
}
