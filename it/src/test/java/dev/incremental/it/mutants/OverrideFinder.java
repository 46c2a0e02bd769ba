package dev.incremental.it.mutants;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Notes which methods of classes can go, and which can come. */
final class OverrideFinder extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private static final String THROW = " { throw new IllegalStateException(); }";
  private static final List<String> OBJECT_METHODS =
      List.of(
          "public boolean equals(Object other) { return false; }",
          "public boolean equals(Object other) { return true; }",
          "public boolean equals(Object other)" + THROW,
          "public int hashCode() { return 1; }",
          "public int hashCode()" + THROW,
          "public String toString() { return \"mutant\"; }",
          "public String toString()" + THROW);
  private static final List<String> COMPARISONS =
      List.of(
          "Comparable<Object> { public int compareTo(Object other) { return 0; }",
          "Comparable<Object> { public int compareTo(Object other)" + THROW);

  private final ParsedFile source;
  private final Consumer<List<Edit>> places;
  private final InheritedMethods inherited;

  /**
   * Prepares a walk.
   *
   * @param places takes the edits of one class or method
   */
  OverrideFinder(ParsedFile source, Consumer<List<Edit>> places) {
    this.source = source;
    this.places = places;
    this.inherited = new InheritedMethods(source.task());
  }

  void find() {
    scan(source.unit(), null);
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    TypeElement type = (TypeElement) source.trees().getElement(getCurrentPath());
    tree.getMembers().forEach(member -> deleted(type, member));
    if (tree.getKind() == Tree.Kind.CLASS && !tree.getSimpleName().contentEquals("")) {
      added(type, tree);
      // nobody compares the classes that hold tests
      if (tree.getMembers().stream().noneMatch(member -> hasAnnotation(member, "Test"))) {
        objectMethods(type, tree);
      }
    }
    return super.visitClass(tree, null);
  }

  private void deleted(TypeElement type, Tree member) {
    boolean plain = hasAnnotation(member, "Override") && !hasAnnotation(member, "Test");
    if (plain && member instanceof MethodTree method && method.getBody() != null) {
      ExecutableElement element =
          (ExecutableElement) source.trees().getElement(new TreePath(getCurrentPath(), method));
      if (inherited.isReplaceable(type, element)) {
        String name = method.getName().toString();
        source
            .replacing(Operator.DELETE_OVERRIDE, name, method, "")
            .ifPresent(edit -> places.accept(List.of(edit)));
      }
    }
  }

  private static boolean hasAnnotation(Tree member, String name) {
    return member instanceof MethodTree method
        && method.getModifiers().getAnnotations().stream()
            .anyMatch(annotation -> annotation.getAnnotationType().toString().equals(name));
  }

  private void added(TypeElement type, ClassTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (ExecutableElement method : inherited.of(type)) {
      for (String text : inherited.overrides(type, method)) {
        edits.add(inserted(Operator.ADD_OVERRIDE, tree, "{ " + text));
      }
    }
    places.accept(edits);
  }

  private void objectMethods(TypeElement type, ClassTree tree) {
    Set<String> own = methodNames(tree);
    List<Edit> edits = new ArrayList<>();
    for (String text : OBJECT_METHODS) {
      if (own.stream().noneMatch(name -> text.contains(" " + name + "("))) {
        edits.add(inserted(Operator.ADD_OBJECT_METHOD, tree, "{ " + text));
      }
    }
    if (!inherited.isComparable(type)) {
      String keyword = tree.getImplementsClause().isEmpty() ? " implements " : ", ";
      for (String text : COMPARISONS) {
        edits.add(inserted(Operator.ADD_OBJECT_METHOD, tree, keyword + text));
      }
    }
    places.accept(edits);
  }

  private static Set<String> methodNames(ClassTree tree) {
    return tree.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(member -> ((MethodTree) member).getName().toString())
        .collect(Collectors.toSet());
  }

  /** The brace that opens the class's body becomes something longer. */
  private Edit inserted(Operator operator, ClassTree tree, String after) {
    int from = Math.max(source.start(tree), source.end(tree.getModifiers()));
    for (Tree part : tree.getTypeParameters()) {
      from = Math.max(from, source.end(part));
    }
    for (Tree part : tree.getImplementsClause()) {
      from = Math.max(from, source.end(part));
    }
    if (tree.getExtendsClause() != null) {
      from = Math.max(from, source.end(tree.getExtendsClause()));
    }
    int brace = source.text().indexOf('{', from);
    return source.at(operator, tree.getSimpleName().toString(), brace, "{", after);
  }
}
