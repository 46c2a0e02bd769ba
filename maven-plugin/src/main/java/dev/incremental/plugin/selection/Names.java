package dev.incremental.plugin.selection;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How much of a name is shown. */
public enum Names {
  /** Packages included, as in {@code a.B#total(a.Order)}. */
  FULL {
    @Override
    public String type(String binaryName) {
      return binaryName;
    }

    @Override
    String joined(String owner, String member) {
      return owner + "#" + member;
    }
  },
  /** Without packages, as in {@code B.total(Order)}. */
  SIMPLE {
    @Override
    public String type(String binaryName) {
      return binaryName.substring(binaryName.lastIndexOf('.') + 1);
    }

    @Override
    String joined(String owner, String member) {
      return owner + "." + member;
    }
  };

  /** Shows a class. */
  public abstract String type(String binaryName);

  abstract String joined(String owner, String member);

  /** Shows a method that is given in the JVM's form, such as {@code a.B#total(La/Order;)I}. */
  public String method(String jvmName) {
    int hash = jvmName.indexOf('#');
    int open = jvmName.indexOf('(');
    int close = jvmName.indexOf(')');
    if (hash < 0 || open < hash || close < open) {
      return jvmName;
    }
    String parameters =
        DescriptorTypes.of(jvmName.substring(open + 1, close)).stream()
            .map(this::type)
            .collect(Collectors.joining(", "));
    String member = jvmName.substring(hash + 1, open) + "(" + parameters + ")";
    return joined(type(jvmName.substring(0, hash)), member);
  }

  /** Shows a test that is given as {@code a.BTest#total(a.Order)}. */
  public String test(String name) {
    int hash = name.indexOf('#');
    int open = name.indexOf('(');
    if (hash < 0 || open < hash || !name.endsWith(")")) {
      return type(name);
    }
    String parameters =
        Arrays.stream(name.substring(open + 1, name.length() - 1).split(", *", -1))
            .map(this::type)
            .collect(Collectors.joining(", "));
    return joined(
        type(name.substring(0, hash)), name.substring(hash + 1, open + 1) + parameters + ")");
  }
}
