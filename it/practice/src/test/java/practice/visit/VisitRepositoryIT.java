package practice.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static practice.Samples.DAY;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import practice.DatabaseTest;
import practice.Samples;
import practice.pet.Pet;
import practice.vet.VetRepository;

@DatabaseTest
class VisitRepositoryIT {
  @Autowired private VisitRepository visits;
  @Autowired private VetRepository vets;
  @Autowired private Samples samples;
  private Pet rex;
  private long vet;

  @BeforeEach
  void haveADog() {
    rex = samples.rex();
    vet = vets.all().get(0).id();
  }

  private Visit visit(int slot) {
    return visits.add(new Visit(null, rex.id(), vet, DAY, slot, "limps"));
  }

  @Test
  void whatIsAddedIsFound() {
    Visit added = visit(3);
    assertThat(visits.of(rex.id())).containsExactly(added);
  }

  @Test
  void theEarliestComesFirst() {
    visit(3);
    visit(1);
    assertThat(visits.of(rex.id())).extracting(Visit::slot).containsExactly(1, 3);
  }

  @Test
  void takesASlot() {
    visit(3);
    assertThat(visits.taken(vet, DAY)).containsExactly(3);
    assertThat(visits.taken(vet, DAY.plusDays(1))).isEmpty();
  }

  @Test
  void aSlotIsTakenOnce() {
    visit(3);
    assertThatThrownBy(() -> visit(3)).isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void thereIsNoNinthSlot() {
    assertThatThrownBy(() -> visit(9)).isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void isCancelled() {
    assertThat(visits.cancel(visit(3).id())).isTrue();
    assertThat(visits.of(rex.id())).isEmpty();
  }

  @Test
  void isCancelledOnce() {
    long id = visit(3).id();
    visits.cancel(id);
    assertThat(visits.cancel(id)).isFalse();
  }

  @Test
  void nobodyComesBeforeBirth() {
    assertThatThrownBy(
            () ->
                visits.add(
                    new Visit(null, rex.id(), vet, rex.born().minusDays(1), 1, "too early")))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("not yet born");
  }
}
