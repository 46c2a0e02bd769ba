package clinic.owner;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(OwnerController.class)
class OwnerControllerTest {
  @Autowired private MockMvc mvc;
  @MockitoBean private OwnerRepository owners;

  @Test
  void addsAnOwner() throws Exception {
    given(owners.save(any())).willReturn(Samples.ben());
    mvc.perform(
            post("/owners/new")
                .param("firstName", "Ben")
                .param("lastName", "Baker")
                .param("city", "Bern")
                .param("telephone", "222222"))
        .andExpect(redirectedUrl("/owners/2"));
  }

  @Test
  void countsVisits() throws Exception {
    given(owners.findById(1)).willReturn(Optional.of(Samples.ada()));
    mvc.perform(get("/owners/1")).andExpect(content().string(containsString("Visits: <span>2<")));
  }

  @Test
  void form() throws Exception {
    mvc.perform(get("/owners/new"))
        .andExpect(view().name("owners/form"))
        .andExpect(content().string(containsString("Save owner")));
  }

  @Test
  void listsACity() throws Exception {
    given(owners.findByCityOrderByLastName("Bern"))
        .willReturn(List.of(Samples.ada(), Samples.ben()));
    mvc.perform(get("/cities/Bern"))
        .andExpect(content().string(containsString("<li>Ben Baker</li>")));
  }

  @Test
  void listsOwners() throws Exception {
    given(owners.named("")).willReturn(List.of(Samples.ada(), Samples.ben()));
    mvc.perform(get("/owners"))
        .andExpect(content().string(containsString("<h1>Owners</h1>")))
        .andExpect(content().string(containsString("<li>Ada Abel</li>")));
  }

  @Test
  void redirectsToTheOnlyOne() throws Exception {
    given(owners.named("Ab")).willReturn(List.of(Samples.ada()));
    mvc.perform(get("/owners").param("name", "Ab")).andExpect(redirectedUrl("/owners/1"));
  }

  @Test
  void rejectsAWrongTelephone() throws Exception {
    mvc.perform(
            post("/owners/new")
                .param("firstName", "Ben")
                .param("lastName", "Baker")
                .param("city", "Bern")
                .param("telephone", "12"))
        .andExpect(model().attributeHasFieldErrors("owner", "telephone"))
        .andExpect(content().string(containsString("must be 6 to 12 digits")));
  }

  @Test
  void rejectsSomebodyWithoutAName() throws Exception {
    mvc.perform(post("/owners/new").param("city", "Bern").param("telephone", "222222"))
        .andExpect(model().attributeHasFieldErrors("owner", "firstName", "lastName"));
  }

  @Test
  void saysThatThereIsNobody() throws Exception {
    given(owners.named("Z")).willReturn(List.of());
    mvc.perform(get("/owners").param("name", "Z"))
        .andExpect(content().string(containsString("Nobody of that name")));
  }

  @Test
  void showsDetails() throws Exception {
    given(owners.findById(1)).willReturn(Optional.of(Samples.ada()));
    mvc.perform(get("/owners/1"))
        .andExpect(view().name("owners/details"))
        .andExpect(content().string(containsString("Minka, cat")))
        .andExpect(content().string(not(containsString("Rex"))));
  }

  @Test
  void unknownOwnersAreNotFound() throws Exception {
    mvc.perform(get("/owners/9")).andExpect(status().isNotFound());
  }
}
