package dev.incremental.plugin.fingerprint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which methods of a class are bodies of lambdas, and counts their code as part of the
 * methods that make the lambdas, so that their numbering never shows.
 *
 * <p>A method is folded if it is synthetic, private or static, and a method that is not folded
 * refers to it by a method handle, directly or from within another folded one.
 */
final class LambdaFolding {
  private final Map<String, MethodForm> methods = new TreeMap<>();
  private final Map<String, Set<MethodForm>> reached = new HashMap<>();
  private final Map<String, List<String>> hosts = new TreeMap<>();

  LambdaFolding(Collection<MethodForm> all) {
    all.forEach(method -> methods.put(method.key(), method));
    Set<String> candidates = candidates();
    for (MethodForm method : methods.values()) {
      if (!candidates.contains(method.key()) && !method.isLambdaDeserializer()) {
        fold(method, candidates);
      }
    }
  }

  boolean isFolded(MethodForm method) {
    return hosts.containsKey(method.key());
  }

  /** The hosts of each folded method, sorted. */
  Map<String, List<String>> hosts() {
    return hosts;
  }

  /** The hash of each method that is not folded, the folded ones that it reaches included. */
  Map<String, Long> hashes() {
    Map<String, Long> hashes = new LinkedHashMap<>();
    for (MethodForm method : methods.values()) {
      if (!isFolded(method)) {
        hashes.put(method.key(), hash(method));
      }
    }
    return hashes;
  }

  private Set<String> candidates() {
    Set<String> candidates = new LinkedHashSet<>();
    for (MethodForm method : methods.values()) {
      if (!method.isLambdaDeserializer()) {
        for (String key : method.ownHandles()) {
          MethodForm target = methods.get(key);
          if (target != null && target.isFoldable()) {
            candidates.add(key);
          }
        }
      }
    }
    return candidates;
  }

  /** Finds what a host reaches, in the order in which its code refers to it. */
  private void fold(MethodForm host, Set<String> candidates) {
    List<MethodForm> open = new ArrayList<>(List.of(host));
    Set<MethodForm> found = new LinkedHashSet<>();
    for (int i = 0; i < open.size(); i++) {
      for (String key : open.get(i).ownHandles()) {
        MethodForm target = methods.get(key);
        if (target != null && candidates.contains(key) && found.add(target)) {
          open.add(target);
          hosts.computeIfAbsent(key, absent -> new ArrayList<>()).add(host.key());
        }
      }
    }
    if (!found.isEmpty()) {
      reached.put(host.key(), found);
    }
  }

  /** A folded method is named by its place in the order of discovery. */
  private long hash(MethodForm host) {
    List<MethodForm> parts = new ArrayList<>(List.of(host));
    parts.addAll(reached.getOrDefault(host.key(), Set.of()));
    Map<String, Integer> places = new HashMap<>();
    for (int i = 1; i < parts.size(); i++) {
      places.put(parts.get(i).key(), i);
    }
    NormalForm form = new NormalForm().number(parts.size());
    for (MethodForm part : parts) {
      form.form(part.body()).number(part.ownHandles().size());
      for (String key : part.ownHandles()) {
        int place = places.getOrDefault(key, 0);
        form.number(place).text(place == 0 ? key : key.substring(key.indexOf('(')));
      }
    }
    return form.hash();
  }
}
