package clinic.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(WelcomeController.class)
class WelcomeControllerTest {
  @Autowired private MockMvc mvc;

  @Test
  void greetsWithTheName() throws Exception {
    mvc.perform(get("/"))
        .andExpect(content().string(containsString("<h1>Welcome to Four Paws</h1>")));
  }

  @Test
  void pagesHaveAFoot() throws Exception {
    mvc.perform(get("/")).andExpect(content().string(containsString("Open from eight to six")));
  }

  @Test
  void otherPagesAreNotFound() throws Exception {
    mvc.perform(get("/nothing")).andExpect(status().isNotFound());
  }
}
