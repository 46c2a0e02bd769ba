package clinic.vet;

import static org.hamcrest.Matchers.containsString;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(VetController.class)
class VetControllerTest {
  @Autowired private MockMvc mvc;
  @MockitoBean private VetRepository vets;

  @BeforeEach
  void known() {
    Vet moor = new Vet("Moor");
    moor.add(new Specialty("teeth"));
    given(vets.findAll()).willReturn(List.of(new Vet("Kern"), moor));
    given(vets.skilledIn("teeth")).willReturn(List.of(moor));
  }

  @Test
  void data() throws Exception {
    mvc.perform(get("/vets")).andExpect(jsonPath("$[1]").value("Moor (teeth)"));
  }

  @Test
  void dataOfASpecialty() throws Exception {
    mvc.perform(get("/vets").param("specialty", "teeth"))
        .andExpect(jsonPath("$.length()").value(1));
  }

  @Test
  void page() throws Exception {
    mvc.perform(get("/vets.html")).andExpect(content().string(containsString("<li>Kern</li>")));
  }

  @Test
  void pageHasATitle() throws Exception {
    mvc.perform(get("/vets.html"))
        .andExpect(content().string(containsString("<title>Our vets</title>")));
  }
}
