package clinic.owner;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All owners. */
public interface OwnerRepository extends JpaRepository<Owner, Integer> {
  @Query("select o from Owner o where lower(o.lastName) like lower(concat(:beginning, '%')) order by o.lastName")
  List<Owner> named(String beginning);

  List<Owner> findByCityOrderByLastName(String city);
}
