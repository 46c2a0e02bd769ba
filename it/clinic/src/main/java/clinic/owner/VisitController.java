package clinic.owner;

import clinic.web.NotFoundException;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Pages about visits. */
@Controller
public class VisitController {
  private static final String PATH = "/owners/{ownerId}/pets/{petName}/visits/new";

  private final OwnerRepository owners;

  public VisitController(OwnerRepository owners) {
    this.owners = owners;
  }

  @GetMapping(PATH)
  public String form(@PathVariable int ownerId, @PathVariable String petName, Model model) {
    model.addAttribute("pet", pet(owner(ownerId), petName));
    model.addAttribute("visit", new Visit());
    return "visits/form";
  }

  @PostMapping(PATH)
  public String add(
      @PathVariable int ownerId,
      @PathVariable String petName,
      @Valid @ModelAttribute("visit") Visit visit,
      BindingResult result,
      Model model) {
    Owner owner = owner(ownerId);
    Pet pet = pet(owner, petName);
    if (result.hasErrors()) {
      model.addAttribute("pet", pet);
      return "visits/form";
    }
    pet.add(visit);
    owners.save(owner);
    return "redirect:/owners/{ownerId}";
  }

  private Owner owner(int ownerId) {
    return owners.findById(ownerId).orElseThrow(() -> new NotFoundException("owner"));
  }

  private static Pet pet(Owner owner, String name) {
    return owner.pet(name).orElseThrow(() -> new NotFoundException("pet"));
  }
}
