package clinic.owner;

import clinic.web.NotFoundException;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages about owners. */
@Controller
public class OwnerController {
  private final OwnerRepository owners;

  public OwnerController(OwnerRepository owners) {
    this.owners = owners;
  }

  @InitBinder
  void neverTheNumber(WebDataBinder binder) {
    binder.setDisallowedFields("id");
  }

  @GetMapping("/owners")
  public String list(@RequestParam(defaultValue = "") String name, Model model) {
    List<Owner> found = owners.named(name);
    if (found.size() == 1) {
      return "redirect:/owners/" + found.get(0).getId();
    }
    model.addAttribute("owners", found);
    return "owners/list";
  }

  @GetMapping("/owners/{ownerId}")
  public String show(@PathVariable int ownerId, Model model) {
    Owner owner = owners.findById(ownerId).orElseThrow(() -> new NotFoundException("owner"));
    model.addAttribute("owner", owner);
    return "owners/details";
  }

  @GetMapping("/owners/new")
  public String form(Model model) {
    model.addAttribute("owner", new Owner());
    return "owners/form";
  }

  @PostMapping("/owners/new")
  public String add(@Valid @ModelAttribute("owner") Owner owner, BindingResult result) {
    if (result.hasErrors()) {
      return "owners/form";
    }
    return "redirect:/owners/" + owners.save(owner).getId();
  }

  @GetMapping("/cities/{city}")
  public String ofCity(@PathVariable String city, Model model) {
    model.addAttribute("owners", owners.findByCityOrderByLastName(city));
    return "owners/list";
  }
}
