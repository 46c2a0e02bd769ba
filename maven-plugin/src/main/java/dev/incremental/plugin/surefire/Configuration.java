package dev.incremental.plugin.surefire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The parameters of an execution, with expressions evaluated as Maven will do it. */
final class Configuration {
  private static final String DEFAULT_VALUE = "default-value";

  private final Xpp3Dom parameters;
  private final ExpressionEvaluator evaluator;

  Configuration(Xpp3Dom parameters, ExpressionEvaluator evaluator) {
    this.parameters = parameters;
    this.evaluator = evaluator;
  }

  static Configuration of(MojoExecution execution, MavenSession session) {
    return new Configuration(
        new Xpp3Dom(execution.getConfiguration()),
        new PluginParameterExpressionEvaluator(session, execution));
  }

  /** A copy of all parameters, not evaluated. */
  Xpp3Dom copy() {
    return new Xpp3Dom(parameters);
  }

  /** Names of all parameters that are configured or have an expression or default. */
  List<String> names() {
    return List.of(parameters.getChildren()).stream().map(Xpp3Dom::getName).toList();
  }

  /** The text as it is configured, expressions included. */
  @Nullable String raw(String name) {
    Xpp3Dom parameter = parameters.getChild(name);
    return parameter == null ? null : parameter.getValue();
  }

  /** A parameter's value as text; empty where it is absent or blank. */
  Optional<String> text(String name) {
    return value(parameters.getChild(name)).map(Object::toString).filter(text -> !text.isBlank());
  }

  boolean flag(String name, boolean otherwise) {
    return text(name).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /** The elements of a list, written as children or with commas. */
  List<String> list(String name) {
    Xpp3Dom parameter = parameters.getChild(name);
    if (parameter == null || parameter.getChildCount() == 0) {
      return text(name).map(Configuration::split).orElse(List.of());
    }
    List<String> elements = new ArrayList<>();
    for (Xpp3Dom child : parameter.getChildren()) {
      value(child).map(Object::toString).filter(text -> !text.isBlank()).ifPresent(elements::add);
    }
    return elements;
  }

  /** The entries of a map; a value that is undefined is the empty text. */
  Map<String, String> map(String name) {
    Map<String, String> entries = new LinkedHashMap<>();
    Xpp3Dom parameter = parameters.getChild(name);
    if (parameter != null) {
      for (Xpp3Dom child : parameter.getChildren()) {
        entries.put(child.getName(), value(child).map(Object::toString).orElse(""));
      }
    }
    return entries;
  }

  /**
   * A parameter with all that is nested in it, evaluated, as text: one value a line, named as in
   * {@code environmentVariables.RATE=7}; empty where there is none.
   *
   * @param kept of a name and its value the value as it is to stand there
   */
  String described(String name, BinaryOperator<String> kept) {
    Xpp3Dom parameter = parameters.getChild(name);
    List<String> lines = new ArrayList<>();
    if (parameter != null) {
      describe(parameter, name, name, lines, kept);
    }
    return lines.equals(List.of(name + "=")) ? "" : String.join("\n", lines);
  }

  private void describe(
      Xpp3Dom parameter,
      String path,
      String name,
      List<String> lines,
      BinaryOperator<String> kept) {
    if (parameter.getChildCount() == 0) {
      String value = value(parameter).map(Object::toString).orElse("").strip();
      lines.add(path + "=" + kept.apply(name, value));
    }
    for (Xpp3Dom child : parameter.getChildren()) {
      String below = path + "." + child.getName();
      describe(child, below, named(parameter, child).orElse(below), lines, kept);
    }
  }

  /** Of {@code <name>} and {@code <value>} side by side, the one names the other. */
  private Optional<String> named(Xpp3Dom parameter, Xpp3Dom child) {
    return child.getName().equals("value")
        ? value(parameter.getChild("name")).map(Object::toString)
        : Optional.empty();
  }

  /** The value of an expression; null where nothing defines it. */
  @Nullable Object evaluate(String expression) {
    try {
      return evaluator.evaluate(expression);
    } catch (ExpressionEvaluationException e) {
      throw new IllegalArgumentException("cannot evaluate " + expression, e);
    }
  }

  private Optional<Object> value(@Nullable Xpp3Dom parameter) {
    if (parameter == null) {
      return Optional.empty();
    }
    Object value = parameter.getValue() == null ? null : evaluate(parameter.getValue());
    String byDefault = parameter.getAttribute(DEFAULT_VALUE);
    if (value == null && byDefault != null) {
      value = evaluate(byDefault);
    }
    return Optional.ofNullable(value);
  }

  private static List<String> split(String text) {
    return List.of(text.split(",")).stream()
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }
}
