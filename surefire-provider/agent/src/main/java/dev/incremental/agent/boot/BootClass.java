package dev.incremental.agent.boot;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Defines {@link Probe} in the boot loader and calls it there.
 *
 * <p>{@code java.lang} is opened to this module and the class defined beside {@code Object}: unlike
 * a jar appended to the boot class path this leaves class data sharing on.
 */
public final class BootClass implements Marks {
  /** Internal name under which instrumented code calls the probe class. */
  public static final String NAME = "java/lang/$Incremental";

  private static final String TEMPLATE = "dev/incremental/agent/boot/Probe";

  private final MethodHandle chunk;
  private final MethodHandle connect;

  private BootClass(MethodHandles.Lookup lookup, Class<?> defined)
      throws ReflectiveOperationException {
    chunk = lookup.findStatic(defined, "chunk", MethodType.methodType(byte[].class, int.class));
    connect =
        lookup.findStatic(
            defined,
            "connect",
            MethodType.methodType(
                void.class,
                IntConsumer.class,
                IntConsumer.class,
                ObjIntConsumer.class,
                BiFunction.class));
  }

  /**
   * Defines the class.
   *
   * @throws IOException if the template cannot be read
   * @throws ReflectiveOperationException if this JVM does not let it be defined
   */
  public static BootClass define(Instrumentation instrumentation)
      throws IOException, ReflectiveOperationException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(BootClass.class.getModule())),
        Set.of(),
        Map.of());
    MethodHandles.Lookup lookup =
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    return new BootClass(lookup, lookup.defineClass(renamed()));
  }

  @Override
  public byte[] chunk(int index) {
    try {
      return (byte[]) chunk.invokeExact(index);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Sets who is told of scopes' entries and exits, of notes and of events. */
  public void connect(
      IntConsumer entries,
      IntConsumer exits,
      ObjIntConsumer<@Nullable Object[]> notes,
      BiFunction<String, @Nullable Object[], @Nullable Object> events) {
    try {
      connect.invokeExact(entries, exits, notes, events);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The template's bytes with its own name replaced in the constant pool. */
  private static byte[] renamed() throws IOException {
    try (InputStream resource = BootClass.class.getResourceAsStream("Probe.class")) {
      if (resource == null) {
        throw new IOException("the agent's jar lacks " + TEMPLATE + ".class");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataInputStream in = new DataInputStream(resource);
          DataOutputStream out = new DataOutputStream(bytes)) {
        rename(in, out);
      }
      return bytes.toByteArray();
    }
  }

  private static void rename(DataInputStream in, DataOutputStream out) throws IOException {
    out.writeLong(in.readLong());
    int count = in.readUnsignedShort();
    out.writeShort(count);
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      switch (tag) {
        case 1 -> {
          String text = in.readUTF();
          out.writeUTF(text.equals(TEMPLATE) ? NAME : text);
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> out.writeInt(in.readInt());
        case 5, 6 -> {
          out.writeLong(in.readLong());
          index++;
        }
        case 7, 8, 16, 19, 20 -> out.writeShort(in.readShort());
        case 15 -> out.write(in.readNBytes(3));
        default -> throw new IOException("constant of unknown type " + tag);
      }
    }
    in.transferTo(out);
  }

  /** Lets errors such as a stack overflow pass as they would from a plain call. */
  private static RuntimeException unexpected(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(thrown);
  }
}
