package practice.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import practice.DatabaseTest;
import practice.Samples;

@DatabaseTest
class OwnerRepositoryIT {
  @Autowired private OwnerRepository owners;
  @Autowired private Samples samples;

  @Test
  void nobodyIsThereAtFirst() {
    assertThat(owners.named("")).isEmpty();
  }

  @Test
  void whoIsAddedIsFound() {
    Owner ada = samples.ada();
    assertThat(owners.find(ada.id())).contains(ada);
  }

  @Test
  void whoIsNotThereIsNotFound() {
    assertThat(owners.find(-1)).isEmpty();
  }

  @Test
  void findsByBeginning() {
    samples.ben();
    samples.ada();
    assertThat(owners.named("ab")).extracting(Owner::lastName).containsExactly("Abel", "Abt");
  }

  @Test
  void findsByAllOfAName() {
    samples.ben();
    samples.ada();
    assertThat(owners.named("ABEL")).extracting(Owner::firstName).containsExactly("Ada");
  }

  @Test
  void findsByCity() {
    samples.ben();
    samples.ada();
    assertThat(owners.in("Basel")).extracting(Owner::firstName).containsExactly("Ben");
  }

  @Test
  void moves() {
    Owner ada = samples.ada();
    assertThat(owners.moved(ada.id(), "Chur")).isTrue();
    assertThat(owners.find(ada.id()).orElseThrow().city()).isEqualTo("Chur");
  }

  @Test
  void nobodyDoesNotMove() {
    assertThat(owners.moved(-1, "Chur")).isFalse();
  }

  @Test
  void goes() {
    Owner ada = samples.ada();
    assertThat(owners.remove(ada.id())).isTrue();
    assertThat(owners.find(ada.id())).isEmpty();
  }

  @Test
  void aTelephoneHasSixDigits() {
    assertThatThrownBy(() -> owners.add(new Owner("Cleo", "Carver", "Chur", "081")))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("owners_telephone_check");
  }
}
