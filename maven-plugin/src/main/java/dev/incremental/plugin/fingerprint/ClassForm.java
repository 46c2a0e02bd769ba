package dev.incremental.plugin.fingerprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/** Gathers the parts of one class file as they are visited, and makes facts of them in the end. */
final class ClassForm extends ClassVisitor {
  /**
   * What a lambda's body is called; older compilers name it as a local class's enclosing method.
   */
  private static final Pattern LAMBDA = Pattern.compile("(lambda\\$.*\\$)\\d+");

  private final NormalForm shape = new NormalForm();
  private final Map<String, NormalForm> members = new TreeMap<>();
  private final List<MethodForm> methods = new ArrayList<>();
  private String internalName = "";
  private @Nullable String superName;
  private List<String> interfaces = List.of();
  private final NormalForm declared = new NormalForm();
  private final Map<String, Long> constants = new TreeMap<>();
  private @Nullable Long start;

  ClassForm() {
    super(Opcodes.ASM9);
  }

  /** What has been visited, as facts; bytes are the whole file. */
  ClassFacts facts(byte[] bytes) {
    LambdaFolding folding = new LambdaFolding(methods);
    boolean module = internalName.equals("module-info");
    long ofItself = module ? Hash.of(bytes) : header();
    return new ClassFacts(
        ClassFile.binaryName(internalName),
        module ? Hash.of(bytes) : shape(folding),
        ofItself,
        superName == null ? null : ClassFile.binaryName(superName),
        interfaces,
        Collections.unmodifiableMap(folding.hashes()),
        Collections.unmodifiableMap(folding.hosts()),
        Collections.unmodifiableMap(constants));
  }

  /** Of what the class says before its first member, or at all where it has none. */
  private long start() {
    if (start == null) {
      start = shape.hash();
    }
    return start;
  }

  /**
   * Of what Spring's scanner goes by: the class itself, its member classes, and its annotated
   * methods in their order; how many tests it has is none of that, whether it has any is.
   */
  private long header() {
    NormalForm header = new NormalForm().number(start()).form(declared);
    Set<String> ofTests = new TreeSet<>();
    for (MethodForm method : methods) {
      List<String> others = new ArrayList<>(method.annotations());
      method.annotations().stream().filter(ClassForm::isOfTests).forEach(ofTests::add);
      others.removeIf(ClassForm::isOfTests);
      if (!others.isEmpty()) {
        header.number(Part.METHOD).text(method.key()).texts(others);
      }
    }
    return header.texts(List.copyOf(ofTests)).hash();
  }

  private static boolean isOfTests(String annotation) {
    return annotation.startsWith("Lorg/junit/") || annotation.startsWith("Lorg/testng/");
  }

  private long shape(LambdaFolding folding) {
    members.values().forEach(shape::form);
    Map<String, NormalForm> declared = new TreeMap<>();
    for (MethodForm method : methods) {
      if (!folding.isFolded(method) && !method.isLambdaDeserializer()) {
        declared.put(method.key(), method.declaration());
      }
    }
    declared.values().forEach(method -> shape.number(Part.METHOD).form(method));
    return shape.hash();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    this.internalName = name;
    this.superName = superName;
    this.interfaces = listed(interfaces).stream().map(ClassFile::binaryName).toList();
    shape.number(version).number(access).text(name).text(signature).text(superName);
    shape.texts(listed(interfaces));
  }

  @Override
  public void visitOuterClass(String owner, @Nullable String name, @Nullable String descriptor) {
    String stable = name == null ? null : LAMBDA.matcher(name).replaceFirst("$1");
    shape.number(Part.ENCLOSING).text(owner).text(stable).text(descriptor);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return AnnotationForm.of(shape, descriptor, visible);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
    return AnnotationForm.ofType(shape, typeRef, path, descriptor, visible);
  }

  @Override
  public void visitPermittedSubclass(String name) {
    start();
    shape.number(Part.PERMITTED).text(name);
  }

  /** Keeps what the class says about itself and its members; a mere mention is a matter of code. */
  @Override
  public void visitInnerClass(
      String name, @Nullable String outerName, @Nullable String innerName, int access) {
    if (name.equals(internalName) || internalName.equals(outerName)) {
      NormalForm member = new NormalForm().number(Part.MEMBER).text(name).text(outerName);
      members.put(name, member.text(innerName).number(access));
      declared.form(member);
    }
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    start();
    shape.number(Part.COMPONENT).text(name).text(descriptor).text(signature);
    return new ComponentForm(shape);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    start();
    shape.number(Part.FIELD).number(access).text(name).text(descriptor).text(signature);
    Constants.write(shape, value);
    if (Constants.areCopied(access, value)) {
      NormalForm constant = new NormalForm();
      Constants.write(constant, value);
      constants.put(name, constant.hash());
    }
    return new FieldForm(shape);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
    MethodForm method =
        new MethodForm(internalName, access, name, descriptor, signature, listed(exceptions));
    methods.add(method);
    return method;
  }

  /** Lists what may be null where there is nothing. */
  private static List<String> listed(String[] names) {
    return names == null ? List.of() : List.of(names);
  }
}
