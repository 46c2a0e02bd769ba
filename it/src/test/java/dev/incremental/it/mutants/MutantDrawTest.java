package dev.incremental.it.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutantDrawTest {

  @Test
  void groupsTakeTurnsUntilTheyHaveNoMore() {
    assertThat(drawn(1))
        .extracting(Group::of)
        .containsExactly(Group.NUMBERS, Group.TEXTS, Group.NUMBERS, Group.NUMBERS, Group.NUMBERS);
  }

  @Test
  void eachPlaceGivesOneEditBeforeAnyGivesASecond() {
    assertThat(drawn(1).stream().filter(edit -> Group.of(edit) == Group.NUMBERS).limit(2))
        .extracting(Edit::method)
        .containsExactlyInAnyOrder("long", "short");
  }

  @Test
  void aSeedDrawsTheSameMutantsAgain() {
    assertThat(drawn(7)).isEqualTo(drawn(7));
  }

  private static List<Edit> drawn(long seed) {
    List<List<Edit>> places = new ArrayList<>();
    places.add(edits("long", Operator.CHANGE_LITERAL, 3));
    places.add(edits("short", Operator.CHANGE_LITERAL, 1));
    places.add(edits("text", Operator.CHANGE_TEXT, 1));
    MutantDraw draw = MutantDraw.from(places, seed);
    return IntStream.range(0, draw.size()).mapToObj(draw::get).toList();
  }

  private static List<Edit> edits(String member, Operator operator, int count) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(at -> new Edit("src/main/java/A.java", member, 1, operator, at, "1", "2"))
            .toList());
  }
}
