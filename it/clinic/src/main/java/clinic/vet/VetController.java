package clinic.vet;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Who works here, as a page and as data. */
@Controller
public class VetController {
  private final VetRepository vets;

  public VetController(VetRepository vets) {
    this.vets = vets;
  }

  @GetMapping("/vets.html")
  public String page(Model model) {
    model.addAttribute("vets", vets.findAll());
    return "vets/list";
  }

  @GetMapping("/vets")
  @ResponseBody
  public List<String> data(@RequestParam(defaultValue = "") String specialty) {
    List<Vet> found = specialty.isEmpty() ? vets.findAll() : vets.skilledIn(specialty);
    return found.stream().map(Vet::summary).toList();
  }
}
