package clinic.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
public class WelcomeController {
  private final String name;

  public WelcomeController(@Value("${clinic.name}") String name) {
    this.name = name;
  }

  @GetMapping("/")
  public String welcome(Model model) {
    model.addAttribute("name", name);
    return "welcome";
  }
}
