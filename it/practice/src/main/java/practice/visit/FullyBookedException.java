package practice.visit;

import java.time.LocalDate;

/** Nobody has time. */
public class FullyBookedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FullyBookedException(LocalDate day) {
    super("Nobody has time on " + day);
  }
}
