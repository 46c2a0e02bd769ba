package dev.incremental.it.mutants;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Notes what can be changed in values: of fields, of annotations, texts in methods. */
final class ValueFinder extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> FOR_READERS =
      Set.of("SuppressWarnings", "Deprecated", "Disabled", "DisplayName");
  private static final Set<String> NUMBERS =
      Set.of("byte", "short", "int", "long", "char", "float", "double");

  private final ParsedFile source;
  private final Consumer<List<Edit>> places;

  /**
   * Prepares a walk.
   *
   * @param places takes the edits of one field, annotation or method
   */
  ValueFinder(ParsedFile source, Consumer<List<Edit>> places) {
    this.source = source;
    this.places = places;
  }

  void find() {
    scan(source.unit(), null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
    ExpressionTree value = variable.getInitializer();
    if (value != null && isMember()) {
      Element field = source.trees().getElement(getCurrentPath());
      boolean constant = field.getKind() == ElementKind.ENUM_CONSTANT;
      boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
      Operator operator = isStatic ? Operator.CHANGE_CONSTANT : Operator.CHANGE_FIELD;
      String name = variable.getName().toString();
      List<Edit> edits =
          new ArrayList<>(
              LiteralEdits.in(List.of(value), source, operator, name, LiteralEdits.ALL));
      if (!constant && edits.isEmpty()) {
        String after = instead(variable.getType().toString(), source.text(value));
        source.replacing(operator, name, value, after).ifPresent(edits::add);
      }
      places.accept(edits);
    }
    return super.visitVariable(variable, null);
  }

  @Override
  public @Nullable Void visitBlock(BlockTree block, @Nullable Void unused) {
    if (isMember()) {
      Operator operator = block.isStatic() ? Operator.CHANGE_CONSTANT : Operator.CHANGE_FIELD;
      String name = block.isStatic() ? "<clinit>" : "<init>";
      places.accept(LiteralEdits.in(List.of(block), source, operator, name, LiteralEdits.ALL));
    }
    return super.visitBlock(block, null);
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void unused) {
    String name = annotation.getAnnotationType().toString();
    if (!FOR_READERS.contains(name)) {
      Operator operator = Operator.CHANGE_ANNOTATION;
      places.accept(
          LiteralEdits.in(annotation.getArguments(), source, operator, name, LiteralEdits.ALL));
    }
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
    if (method.getBody() != null) {
      String name = method.getName().toString();
      List<Tree> body = List.of(method.getBody());
      places.accept(LiteralEdits.in(body, source, Operator.CHANGE_TEXT, name, LiteralEdits.TEXTS));
    }
    return super.visitMethod(method, null);
  }

  private boolean isMember() {
    return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
  }

  private static String instead(String type, String value) {
    if (type.equals("boolean")) {
      return "!(" + value + ")";
    }
    return NUMBERS.contains(type) ? "(" + type + ") ((" + value + ") + 1)" : "null";
  }
}
