package clinic.vet;

import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All vets, who change so seldom that they are kept. */
public interface VetRepository extends Repository<Vet, Integer> {
  @Cacheable("vets")
  @Query("select v from Vet v order by v.lastName")
  List<Vet> findAll();

  @Query("select distinct v from Vet v join v.specialties s where s.name = :specialty order by v.lastName")
  List<Vet> skilledIn(String specialty);
}
