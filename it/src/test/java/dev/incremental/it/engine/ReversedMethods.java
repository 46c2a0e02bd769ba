package dev.incremental.it.engine;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs a class's tests by name, the last first. */
public final class ReversedMethods implements MethodOrderer {
  @Override
  public void orderMethods(MethodOrdererContext context) {
    Comparator<MethodDescriptor> byName = Comparator.comparing(each -> each.getMethod().getName());
    context.getMethodDescriptors().sort(byName.reversed());
  }
}
