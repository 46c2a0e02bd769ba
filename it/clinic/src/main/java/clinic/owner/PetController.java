package clinic.owner;

import clinic.web.NotFoundException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pages about animals. */
@Controller
@RequestMapping("/owners/{ownerId}/pets")
public class PetController {
  private final OwnerRepository owners;
  private final PetTypeRepository types;
  private final Clock clock;

  public PetController(OwnerRepository owners, PetTypeRepository types, Clock clock) {
    this.owners = owners;
    this.types = types;
    this.clock = clock;
  }

  @ModelAttribute("types")
  public List<PetType> types() {
    return types.findAllByOrderByName();
  }

  @ModelAttribute("owner")
  public Owner owner(@PathVariable int ownerId) {
    return owners.findById(ownerId).orElseThrow(() -> new NotFoundException("owner"));
  }

  @InitBinder("pet")
  void rules(WebDataBinder binder) {
    binder.setValidator(new PetValidator(LocalDate.now(clock)));
  }

  @GetMapping("/new")
  public String form(@ModelAttribute("pet") Pet pet) {
    return "pets/form";
  }

  @PostMapping("/new")
  public String add(
      @ModelAttribute("owner") Owner owner,
      @Validated @ModelAttribute("pet") Pet pet,
      BindingResult result) {
    if (owner.pet(pet.getName() == null ? "" : pet.getName()).isPresent()) {
      result.rejectValue("name", "duplicate", "is there already");
    }
    if (result.hasErrors()) {
      return "pets/form";
    }
    owner.add(pet);
    owners.save(owner);
    return "redirect:/owners/{ownerId}";
  }
}
