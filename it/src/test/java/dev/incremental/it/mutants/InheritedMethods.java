package dev.incremental.it.mutants;

import com.sun.source.util.JavacTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What classes inherit, and how an override of it is written. */
final class InheritedMethods {
  private static final Set<Modifier> FIXED =
      Set.of(Modifier.STATIC, Modifier.FINAL, Modifier.PRIVATE);

  private final Elements elements;
  private final Types types;

  InheritedMethods(JavacTask task) {
    this.elements = task.getElements();
    this.types = task.getTypes();
  }

  /** Methods that a class could override and does not, those of Object and tests left out. */
  List<ExecutableElement> of(TypeElement type) {
    return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .filter(method -> !method.getEnclosingElement().equals(type))
        .filter(method -> !isOfObject(method) && !isTest(method))
        .filter(method -> method.getModifiers().stream().noneMatch(FIXED::contains))
        .filter(method -> isVisible(method))
        .filter(method -> method.getTypeParameters().isEmpty())
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }

  /** Whether a class would go on compiling without a method that overrides another. */
  boolean isReplaceable(TypeElement type, ExecutableElement method) {
    return types.directSupertypes(type.asType()).stream()
        .flatMap(each -> ElementFilter.methodsIn(elements.getAllMembers(element(each))).stream())
        .filter(above -> elements.overrides(method, above, type))
        .anyMatch(above -> !above.getModifiers().contains(Modifier.ABSTRACT));
  }

  /** Whether objects of a class can be compared with others already. */
  boolean isComparable(TypeElement type) {
    TypeMirror comparable = elements.getTypeElement("java.lang.Comparable").asType();
    return types.isSubtype(types.erasure(type.asType()), types.erasure(comparable));
  }

  /** An override for each of some bodies. */
  List<String> overrides(TypeElement type, ExecutableElement method) {
    ExecutableType seen = (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    List<? extends TypeMirror> parameters = seen.getParameterTypes();
    String declared =
        IntStream.range(0, parameters.size())
            .mapToObj(i -> types.erasure(parameters.get(i)) + " p" + i)
            .collect(Collectors.joining(", "));
    String access = method.getModifiers().contains(Modifier.PUBLIC) ? "public " : "protected ";
    TypeMirror result = types.erasure(seen.getReturnType());
    String head =
        "@Override " + access + result + " " + method.getSimpleName() + "(" + declared + ") ";
    List<String> texts = new ArrayList<>();
    texts.add(head + "{ " + returned(result) + "}");
    texts.add(head + "{ throw new IllegalStateException(); }");
    return texts;
  }

  private static String returned(TypeMirror type) {
    return switch (type.getKind()) {
      case VOID -> "";
      case BOOLEAN -> "return false; ";
      case BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE -> "return 0; ";
      default -> "return null; ";
    };
  }

  private static boolean isOfObject(ExecutableElement method) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    return owner.getQualifiedName().contentEquals("java.lang.Object");
  }

  private static boolean isTest(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .anyMatch(each -> each.toString().contains("Test"));
  }

  private static boolean isVisible(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.PUBLIC)
        || method.getModifiers().contains(Modifier.PROTECTED);
  }

  private static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }
}
