package clinic.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.mockito.junit.jupiter.MockitoSettings;
import org.mockito.quality.Strictness;

@ExtendWith(MockitoExtension.class)
@MockitoSettings(strictness = Strictness.LENIENT)
class PetTypeFormatterTest {
  @Mock private PetTypeRepository types;

  private PetTypeFormatter formatter;

  @BeforeEach
  void two() {
    given(types.findAllByOrderByName()).willReturn(List.of(Samples.CAT, Samples.DOG));
    formatter = new PetTypeFormatter(types);
  }

  @Test
  void prints() {
    assertThat(formatter.print(Samples.CAT, Locale.ROOT)).isEqualTo("cat");
  }

  @Test
  void reads() throws ParseException {
    assertThat(formatter.parse("dog", Locale.ROOT)).isSameAs(Samples.DOG);
  }

  @Test
  void readsNoOthers() {
    assertThatThrownBy(() -> formatter.parse("whale", Locale.ROOT))
        .isInstanceOf(ParseException.class)
        .hasMessage("no such kind: whale");
  }

  @Test
  void readsNoCapitals() {
    assertThatThrownBy(() -> formatter.parse("Cat", Locale.ROOT))
        .isInstanceOf(ParseException.class);
  }
}
