package dev.incremental.testdb;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives methods of a class file other names, and puts new ones in their place. That is all: names
 * and methods are added, no code is changed, so that this needs no library that knows code.
 */
final class WrappedMethods {
  private static final int HEADER = 8;

  private final ByteBuffer in;
  private final int constantsEnd;
  private final Map<Integer, String> texts = new HashMap<>();
  private final ByteArrayOutputStream addedConstants = new ByteArrayOutputStream();
  private final ByteArrayOutputStream addedMethods = new ByteArrayOutputStream();
  private final Map<Integer, Integer> renamed = new HashMap<>();
  private final List<Method> methods = new ArrayList<>();
  private final int methodsAt;
  private final int methodsEnd;
  private final int self;
  private int constants;
  private int added;

  /**
   * A method.
   *
   * @param at where it is
   */
  private record Method(int at, int flags, String name, String descriptor) {}

  /**
   * Reads a class file.
   *
   * @throws IllegalArgumentException if it has something that no class file had so far
   */
  WrappedMethods(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
    constants = u2(HEADER);
    constantsEnd = readConstants();
    self = u2(constantsEnd + 2);
    int at = constantsEnd + 6;
    at += 2 + 2 * u2(at); // interfaces
    int fields = u2(at);
    at += 2;
    for (int i = 0; i < fields; i++) {
      at = afterMember(at);
    }
    methodsAt = at;
    int count = u2(at);
    at += 2;
    for (int i = 0; i < count; i++) {
      methods.add(new Method(at, u2(at), text(u2(at + 2)), text(u2(at + 4))));
      at = afterMember(at);
    }
    methodsEnd = at;
  }

  private int readConstants() {
    int at = HEADER + 2;
    for (int i = 1; i < constants; i++) {
      int tag = in.get(at);
      switch (tag) {
        case 1 -> {
          byte[] text = new byte[u2(at + 1)];
          in.get(at + 3, text);
          texts.put(i, new String(text, StandardCharsets.UTF_8));
          at += 3 + text.length;
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
        case 5, 6 -> {
          at += 9;
          i++; // which takes two places
        }
        case 7, 8, 16, 19, 20 -> at += 3;
        case 15 -> at += 4;
        default -> throw new IllegalArgumentException("a constant of kind " + tag);
      }
    }
    return at;
  }

  private int afterMember(int member) {
    int at = member + 8;
    for (int i = 0; i < u2(member + 6); i++) {
      at += 6 + in.getInt(at + 2);
    }
    return at;
  }

  private int u2(int at) {
    return in.getShort(at) & 0xFFFF;
  }

  private String text(int constant) {
    return texts.getOrDefault(constant, "");
  }

  /**
   * Gives a method another name, and lets a new one with its name take its place.
   *
   * @throws IllegalArgumentException if there is no such method
   */
  void replace(String name, String descriptor, String newName, Code code) throws IOException {
    Method method =
        methods.stream()
            .filter(each -> each.name().equals(name) && each.descriptor().equals(descriptor))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no method " + name + descriptor));
    int other = utf8(newName);
    renamed.put(method.at() + 2, other);
    int original = member(self, other, utf8(descriptor));
    byte[] instructions = code.instructions(original);
    DataOutputStream out = new DataOutputStream(addedMethods);
    out.writeShort(method.flags());
    out.writeShort(utf8(name));
    out.writeShort(utf8(descriptor));
    out.writeShort(1);
    out.writeShort(utf8("Code"));
    out.writeInt(12 + instructions.length);
    out.writeShort(code.stack());
    out.writeShort(code.locals());
    out.writeInt(instructions.length);
    out.write(instructions);
    out.writeInt(0); // no handlers, no attributes
    added++;
  }

  /** What a new method does, without branches. */
  interface Code {
    /** The instructions; the original method is known by the number of a constant. */
    byte[] instructions(int original) throws IOException;

    /** How many words it has on the stack at most. */
    int stack();

    /** How many words its variables take. */
    int locals();
  }

  /** The number of a constant that names a method of another class. */
  int method(String type, String name, String descriptor) throws IOException {
    int text = utf8(type);
    DataOutputStream out = constant(7);
    out.writeShort(text);
    return member(constants++, utf8(name), utf8(descriptor));
  }

  private int member(int type, int name, int descriptor) throws IOException {
    DataOutputStream out = constant(12);
    out.writeShort(name);
    out.writeShort(descriptor);
    int both = constants++;
    constant(10);
    out.writeShort(type);
    out.writeShort(both);
    return constants++;
  }

  private int utf8(String text) throws IOException {
    constant(1).writeUTF(text);
    return constants++;
  }

  private DataOutputStream constant(int tag) throws IOException {
    DataOutputStream out = new DataOutputStream(addedConstants);
    out.writeByte(tag);
    return out;
  }

  /** The class file as it is then. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    byte[] original = in.array().clone();
    ByteBuffer patched = ByteBuffer.wrap(original);
    renamed.forEach((at, name) -> patched.putShort(at, name.shortValue()));
    out.write(original, 0, HEADER);
    out.writeShort(constants);
    out.write(original, HEADER + 2, constantsEnd - HEADER - 2);
    addedConstants.writeTo(out);
    out.write(original, constantsEnd, methodsAt - constantsEnd);
    out.writeShort(methods.size() + added);
    out.write(original, methodsAt + 2, methodsEnd - methodsAt - 2);
    addedMethods.writeTo(out);
    out.write(original, methodsEnd, original.length - methodsEnd);
    return bytes.toByteArray();
  }
}
