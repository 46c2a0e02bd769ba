package dev.incremental.provider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/**
 * The names by which tests are known from run to run.
 *
 * <p>A test method is {@code class#method(types)}. A test that no method stands for is {@code
 * class#[name]}, or {@code #[unique id]} where not even a class is known: brackets cannot stand in
 * the name of a method, so that the two never meet.
 */
final class TestIds {
  private TestIds() {}

  /** The id of a test method; empty where the source is something else. */
  static Optional<String> ofMethod(@Nullable TestSource source) {
    return source instanceof MethodSource method ? Optional.of(id(method)) : Optional.empty();
  }

  /** The id of a test, whatever its source. */
  static String of(TestIdentifier test) {
    TestSource source = test.getSource().orElse(null);
    return ofMethod(source).orElseGet(() -> withoutMethod(test, source));
  }

  /** The class that a container stands for, empty where it stands for none. */
  static String className(TestIdentifier container) {
    TestSource source = container.getSource().orElse(null);
    return source instanceof ClassSource type ? type.getClassName() : "";
  }

  private static String id(MethodSource method) {
    String types = method.getMethodParameterTypes();
    String name = plain(method.getMethodName());
    return oneLine(method.getClassName() + "#" + name + "(" + (types == null ? "" : types) + ")");
  }

  /** Runners append the number of an invocation, as in {@code adds[0]}. */
  private static String plain(String name) {
    int bracket = name.indexOf('[');
    return bracket > 0 ? name.substring(0, bracket).strip() : name;
  }

  private static String withoutMethod(TestIdentifier test, @Nullable TestSource source) {
    String name =
        source instanceof ClassSource
            ? className(test) + "#[" + test.getLegacyReportingName() + "]"
            : "#[" + test.getUniqueId() + "]";
    return oneLine(name);
  }

  private static String oneLine(String id) {
    return id.codePoints().anyMatch(Character::isISOControl)
        ? id.replaceAll("\\p{Cntrl}", " ")
        : id;
  }
}
