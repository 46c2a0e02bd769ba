package dev.incremental.plugin.fingerprint;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a class file told: facts, or the reason why there are none. */
sealed interface ClassContent {
  /** What the class says of itself; of a file that is no readable class, all of its bytes. */
  long header();

  /** The shape; of a file that is no readable class, all of its bytes. */
  long shape();

  /** Hashes of constants that compilers may copy, by name; none where there is a problem. */
  Map<String, Long> constants();

  /** The facts; empty where there is a problem. */
  Optional<ClassFacts> facts();

  /** Why there are no facts. */
  Optional<String> problem();

  /** Facts as they lie in the cache, decoded when they are asked for. */
  final class Known implements ClassContent {
    private final byte[] encoded;
    private volatile @Nullable ClassFacts facts;

    Known(byte[] encoded) {
      this.encoded = encoded;
    }

    @Override
    public long header() {
      return ClassFactsCodec.header(encoded);
    }

    @Override
    public long shape() {
      return ClassFactsCodec.shape(encoded);
    }

    @Override
    public Map<String, Long> constants() {
      return ClassFactsCodec.constants(encoded);
    }

    @Override
    public Optional<ClassFacts> facts() {
      ClassFacts decoded = facts;
      if (decoded == null) {
        decoded = ClassFactsCodec.decode(encoded);
        facts = decoded;
      }
      return Optional.of(decoded);
    }

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }
  }

  /** A file that could not be understood; nothing is known of its methods. */
  record Opaque(long shape, String reason) implements ClassContent {
    @Override
    public long header() {
      return shape;
    }

    @Override
    public Map<String, Long> constants() {
      return Map.of();
    }

    @Override
    public Optional<ClassFacts> facts() {
      return Optional.empty();
    }

    @Override
    public Optional<String> problem() {
      return Optional.of(reason);
    }
  }
}
