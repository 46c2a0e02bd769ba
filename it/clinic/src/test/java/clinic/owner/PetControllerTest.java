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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@WebMvcTest(
    value = PetController.class,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.ASSIGNABLE_TYPE,
            classes = PetTypeFormatter.class))
class PetControllerTest {
  @Autowired private MockMvc mvc;
  @MockitoBean private OwnerRepository owners;
  @MockitoBean private PetTypeRepository types;

  private final Owner ada = Samples.ada();

  @TestConfiguration
  static class Today {
    @Bean
    Clock clock() {
      return Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    }
  }

  @BeforeEach
  void known() {
    given(owners.findById(1)).willReturn(Optional.of(ada));
    given(types.findAllByOrderByName()).willReturn(List.of(Samples.CAT, Samples.DOG));
  }

  private static MockHttpServletRequestBuilder pet(String name, String birthDate, String type) {
    return post("/owners/1/pets/new")
        .param("name", name)
        .param("birthDate", birthDate)
        .param("type", type);
  }

  @Test
  void addsAPet() throws Exception {
    mvc.perform(pet("Rex", "2025-02-03", "dog")).andExpect(redirectedUrl("/owners/1"));
    assertThat(ada.pet("Rex").orElseThrow().getType()).isSameAs(Samples.DOG);
  }

  @Test
  void form() throws Exception {
    mvc.perform(get("/owners/1/pets/new"))
        .andExpect(view().name("pets/form"))
        .andExpect(content().string(containsString("Animal of <span>Ada Abel<")));
  }

  @Test
  void offersKinds() throws Exception {
    mvc.perform(get("/owners/1/pets/new"))
        .andExpect(content().string(containsString(">dog</option>")));
  }

  @Test
  void rejectsADuplicate() throws Exception {
    mvc.perform(pet("minka", "2025-02-03", "cat"))
        .andExpect(model().attributeHasFieldErrorCode("pet", "name", "duplicate"))
        .andExpect(content().string(containsString("is there already")));
  }

  @Test
  void rejectsAFutureBirth() throws Exception {
    mvc.perform(pet("Rex", "2026-01-02", "dog"))
        .andExpect(model().attributeHasFieldErrorCode("pet", "birthDate", "future"));
  }

  @Test
  void rejectsAnUnknownKind() throws Exception {
    mvc.perform(pet("Rex", "2025-02-03", "whale"))
        .andExpect(model().attributeHasFieldErrors("pet", "type"));
  }

  @Test
  void unknownOwnersAreNotFound() throws Exception {
    mvc.perform(get("/owners/9/pets/new")).andExpect(status().isNotFound());
  }
}
