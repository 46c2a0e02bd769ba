package clinic.owner;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** All kinds of animals. */
public interface PetTypeRepository extends JpaRepository<PetType, Integer> {
  List<PetType> findAllByOrderByName();
}
