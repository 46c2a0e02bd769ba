package practice.bill;

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
import practice.visit.Booking;
import practice.visit.Visit;

@DatabaseTest
class BillingIT {
  @Autowired private Billing billing;
  @Autowired private Booking booking;
  @Autowired private Samples samples;
  private Pet rex;

  @BeforeEach
  void haveADog() {
    rex = samples.rex();
  }

  private Visit visit() {
    return booking.first(rex.id(), "", DAY, "limps");
  }

  @Test
  void hasTaxesAdded() {
    Bill bill = billing.write(visit());
    assertThat(bill.net()).isEqualByComparingTo("40");
    assertThat(bill.gross()).isEqualByComparingTo("47.60");
  }

  @Test
  void dependsOnTheAnimal() {
    rex = samples.pet(samples.ben(), "horse", "Max");
    assertThat(billing.write(visit()).gross()).isEqualByComparingTo("95.20");
  }

  @Test
  void isFoundByItsVisit() {
    Visit visit = visit();
    assertThat(billing.of(visit.id())).isEmpty();
    Bill bill = billing.write(visit);
    assertThat(billing.of(visit.id())).contains(bill);
  }

  @Test
  void isWrittenOnce() {
    Visit visit = visit();
    billing.write(visit);
    assertThatThrownBy(() -> billing.write(visit))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void whoPaidOwesNothing() {
    Bill bill = billing.write(visit());
    assertThat(billing.pay(bill.id(), DAY)).isTrue();
    assertThat(billing.open(rex.ownerId())).isZero();
  }

  @Test
  void isPaidOnce() {
    Bill bill = billing.write(visit());
    billing.pay(bill.id(), DAY);
    assertThat(billing.pay(bill.id(), DAY.plusDays(1))).isFalse();
  }

  @Test
  void whatIsOwedIsAddedUp() {
    billing.write(visit());
    billing.write(visit());
    assertThat(billing.open(rex.ownerId())).isEqualByComparingTo("95.20");
  }

  @Test
  void whoNeverCameOwesNothing() {
    assertThat(billing.open(rex.ownerId())).isZero();
  }
}
