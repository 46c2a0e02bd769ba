package payroll.staff;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;

/** Somebody who may be hired. */
public record Person(String firstName, String lastName, LocalDate born) {
  String email() {
    return plain(firstName) + "." + plain(lastName) + "@example.com";
  }

  private static String plain(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
    return decomposed.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
