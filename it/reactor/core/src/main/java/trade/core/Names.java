package trade.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

public final class Names {
  private Names() {}

  public static String name() throws IOException {
    try (InputStream in = Names.class.getResourceAsStream("/trade/names.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
