package dev.incremental.plugin.surefire;

import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Changes to the parameters of a copied execution. */
final class Parameters {
  private Parameters() {}

  /** Gives a parameter a value and nothing else, whatever it was; null for none. */
  static Xpp3Dom set(Xpp3Dom parameters, String name, @Nullable String value) {
    for (int i = parameters.getChildCount() - 1; i >= 0; i--) {
      if (parameters.getChild(i).getName().equals(name)) {
        parameters.removeChild(i);
      }
    }
    Xpp3Dom parameter = new Xpp3Dom(name);
    parameter.setValue(value);
    parameters.addChild(parameter);
    return parameter;
  }
}
