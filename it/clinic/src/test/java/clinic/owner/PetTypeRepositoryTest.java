package clinic.owner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;

@DataJpaTest(showSql = false)
class PetTypeRepositoryTest {
  @Autowired private PetTypeRepository types;

  @Test
  void areSorted() {
    assertThat(types.findAllByOrderByName())
        .extracting(PetType::getName)
        .containsExactly("cat", "dog", "horse");
  }

  @Test
  void canBeAdded() {
    types.save(new PetType("bird"));
    assertThat(types.findAllByOrderByName().get(0).getName()).isEqualTo("bird");
  }
}
