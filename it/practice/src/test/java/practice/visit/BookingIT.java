package practice.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static practice.Samples.DAY;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import practice.Samples;
import practice.owner.OwnerRepository;
import practice.pet.Pet;

/** What is booked is committed, and has to be removed. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
class BookingIT {
  private static final int PLACES = 3 * Booking.SLOTS;

  @Autowired private Booking booking;
  @Autowired private VisitRepository visits;
  @Autowired private OwnerRepository owners;
  @Autowired private Samples samples;
  private Pet rex;

  @BeforeEach
  void haveADog() {
    rex = samples.rex();
  }

  @AfterEach
  void remove() {
    owners.remove(rex.ownerId());
  }

  @Test
  void takesTheFirstSlot() {
    assertThat(booking.first(rex.id(), "", DAY, "limps").slot()).isEqualTo(1);
    assertThat(booking.first(rex.id(), "", DAY, "limps").slot()).isEqualTo(2);
  }

  @Test
  void takesWhoKnowsWhatIsNeeded() {
    Visit teeth = booking.first(rex.id(), "teeth", DAY, "a tooth");
    Visit surgery = booking.first(rex.id(), "surgery", DAY, "a leg");
    assertThat(surgery.vetId()).isEqualTo(teeth.vetId());
  }

  @Test
  void fillsTheDayOfOneVetFirst() {
    for (int i = 0; i < Booking.SLOTS; i++) {
      booking.first(rex.id(), "", DAY, "again");
    }
    Visit next = booking.first(rex.id(), "", DAY, "again");
    assertThat(next.slot()).isEqualTo(1);
    assertThat(visits.of(rex.id())).extracting(Visit::vetId).contains(next.vetId());
  }

  @Test
  void aSlotThatIsCancelledIsFree() {
    Visit first = booking.first(rex.id(), "", DAY, "limps");
    booking.first(rex.id(), "", DAY, "limps");
    visits.cancel(first.id());
    assertThat(booking.first(rex.id(), "", DAY, "limps").slot()).isEqualTo(first.slot());
  }

  @Test
  void nobodyHasTimeOnAFullDay() {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      all.add(rex.id());
    }
    booking.all(all, DAY);
    assertThatThrownBy(() -> booking.first(rex.id(), "", DAY, "limps"))
        .isInstanceOf(FullyBookedException.class)
        .hasMessage("Nobody has time on " + DAY);
  }

  @Test
  void allAreBookedOrNone() {
    List<Long> tooMany = new ArrayList<>();
    for (int i = 0; i <= PLACES; i++) {
      tooMany.add(rex.id());
    }
    assertThatThrownBy(() -> booking.all(tooMany, DAY)).isInstanceOf(FullyBookedException.class);
    assertThat(visits.of(rex.id())).isEmpty();
  }
}
