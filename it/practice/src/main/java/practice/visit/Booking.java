package practice.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import practice.vet.Vet;
import practice.vet.VetRepository;

/** Finds a time for an animal. */
@Service
public class Booking {
  static final int SLOTS = 8;

  private final VisitRepository visits;
  private final VetRepository vets;

  Booking(VisitRepository visits, VetRepository vets) {
    this.visits = visits;
    this.vets = vets;
  }

  /** Books the first slot of a day that anybody has who knows what is needed. */
  @Transactional
  public Visit first(long pet, String specialty, LocalDate day, String reason) {
    for (Vet vet : specialty.isEmpty() ? vets.all() : vets.knowing(specialty)) {
      List<Integer> taken = visits.taken(vet.id(), day);
      var free = IntStream.rangeClosed(1, SLOTS).filter(slot -> !taken.contains(slot)).findFirst();
      if (free.isPresent()) {
        return visits.add(new Visit(null, pet, vet.id(), day, free.getAsInt(), reason));
      }
    }
    throw new FullyBookedException(day);
  }

  /** Books several animals one after the other, or none of them. */
  @Transactional
  public List<Visit> all(List<Long> pets, LocalDate day) {
    return pets.stream().map(pet -> first(pet, "", day, "together")).toList();
  }
}
