package org.apache.maven.surefire;

import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;

/** Code that bears a name as Surefire's own does. */
public final class AskingSurefire implements BiConsumer<ObjIntConsumer<Object[]>, String> {
  @Override
  public void accept(ObjIntConsumer<Object[]> question, String name) {
    question.accept(new Object[] {name, null}, 0);
  }
}
