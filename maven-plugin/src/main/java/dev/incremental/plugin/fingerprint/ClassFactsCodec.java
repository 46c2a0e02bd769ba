package dev.incremental.plugin.fingerprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes facts of a class as bytes, the hashes of the whole and the constants first so that they
 * can be had without the rest.
 */
final class ClassFactsCodec {
  private ClassFactsCodec() {}

  static byte[] encode(ClassFacts facts) {
    BinaryWriter out = new BinaryWriter().fixed(facts.shape()).fixed(facts.header());
    out.count(facts.constants().size());
    facts.constants().forEach((name, hash) -> out.text(name).fixed(hash));
    out.text(facts.name()).text(facts.superName());
    texts(out, facts.interfaces());
    out.count(facts.methods().size());
    facts.methods().forEach((key, hash) -> out.text(key).fixed(hash));
    out.count(facts.hosts().size());
    facts.hosts().forEach((key, hosts) -> texts(out.text(key), hosts));
    return out.bytes();
  }

  static long shape(byte[] encoded) {
    return new BinaryReader(encoded, 0).fixed();
  }

  static long header(byte[] encoded) {
    BinaryReader in = new BinaryReader(encoded, 0);
    in.fixed();
    return in.fixed();
  }

  static Map<String, Long> constants(byte[] encoded) {
    BinaryReader in = new BinaryReader(encoded, 0);
    in.fixed();
    in.fixed();
    return hashes(in);
  }

  static ClassFacts decode(byte[] encoded) {
    BinaryReader in = new BinaryReader(encoded, 0);
    long shape = in.fixed();
    long header = in.fixed();
    Map<String, Long> constants = hashes(in);
    String name = in.text();
    String superName = in.optionalText();
    List<String> interfaces = texts(in);
    Map<String, Long> methods = hashes(in);
    Map<String, List<String>> hosts = new LinkedHashMap<>();
    for (int rest = in.count(); rest > 0; rest--) {
      hosts.put(in.text(), texts(in));
    }
    return new ClassFacts(
        name,
        shape,
        header,
        superName,
        interfaces,
        methods,
        Collections.unmodifiableMap(hosts),
        constants);
  }

  private static Map<String, Long> hashes(BinaryReader in) {
    int rest = in.count();
    if (rest == 0) {
      return Map.of();
    }
    Map<String, Long> hashes = new LinkedHashMap<>();
    for (; rest > 0; rest--) {
      hashes.put(in.text(), in.fixed());
    }
    return Collections.unmodifiableMap(hashes);
  }

  private static void texts(BinaryWriter out, List<String> texts) {
    out.count(texts.size());
    texts.forEach(out::text);
  }

  private static List<String> texts(BinaryReader in) {
    List<String> texts = new ArrayList<>();
    for (int rest = in.count(); rest > 0; rest--) {
      texts.add(in.text());
    }
    return List.copyOf(texts);
  }
}
