package clinic.owner;

import java.text.ParseException;
import java.util.Locale;
import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

/** Reads and prints kinds of animals by name. */
@Component
public class PetTypeFormatter implements Formatter<PetType> {
  private final PetTypeRepository types;

  public PetTypeFormatter(PetTypeRepository types) {
    this.types = types;
  }

  @Override
  public String print(PetType type, Locale locale) {
    return type.getName();
  }

  @Override
  public PetType parse(String text, Locale locale) throws ParseException {
    for (PetType type : types.findAllByOrderByName()) {
      if (type.getName().equals(text)) {
        return type;
      }
    }
    throw new ParseException("no such kind: " + text, 0);
  }
}
