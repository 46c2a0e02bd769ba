package dev.incremental.it.mutants;

import dev.incremental.it.edits.Edit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A sequence of mutants, the same for the same places and seed: one of each group in turn.
 *
 * <p>Within a group each place (a method, a field, a class, a file) gives one of its edits before
 * any gives a second, so that long methods are not drawn more often than others.
 */
final class MutantDraw {
  private final List<Edit> edits;

  private MutantDraw(List<Edit> edits) {
    this.edits = List.copyOf(edits);
  }

  /**
   * Draws from places.
   *
   * @param places the edits of each place, in an order that is always the same
   */
  static MutantDraw from(List<List<Edit>> places, long seed) {
    Map<Group, Deque<Edit>> groups = new EnumMap<>(Group.class);
    byGroup(places)
        .forEach(
            (group, ofGroup) ->
                groups.put(group, drawn(ofGroup, new Random(31 * seed + group.ordinal()))));
    List<Edit> all = new ArrayList<>();
    while (!groups.isEmpty()) {
      groups.values().forEach(queue -> all.add(queue.remove()));
      groups.values().removeIf(Deque::isEmpty);
    }
    return new MutantDraw(all);
  }

  private static Map<Group, List<List<Edit>>> byGroup(List<List<Edit>> places) {
    Map<Group, List<List<Edit>>> groups = new EnumMap<>(Group.class);
    for (List<Edit> place : places) {
      Map<Group, List<Edit>> parts = new LinkedHashMap<>();
      place.forEach(
          edit -> parts.computeIfAbsent(Group.of(edit), g -> new ArrayList<>()).add(edit));
      parts.forEach(
          (group, part) -> groups.computeIfAbsent(group, g -> new ArrayList<>()).add(part));
    }
    return groups;
  }

  private static Deque<Edit> drawn(List<List<Edit>> places, Random random) {
    places.forEach(place -> Collections.shuffle(place, random));
    Collections.shuffle(places, random);
    Deque<Edit> drawn = new ArrayDeque<>();
    for (int round = 0; !places.isEmpty(); round++) {
      int depth = round;
      places.removeIf(place -> place.size() <= depth);
      places.forEach(place -> drawn.add(place.get(depth)));
    }
    return drawn;
  }

  int size() {
    return edits.size();
  }

  /** The mutant with this zero-based index. */
  Edit get(int index) {
    return edits.get(index);
  }
}
